namespace Tipoff.App.Simulation;

/// <summary>What a team does with the ball until the other has it.</summary>
sealed class Possession(Court court, Rotation rotation, Chance chance, TeamSide offence, bool isFromTurnover)
{
    const int PenaltyFouls = 5;
    readonly TeamSide defence = court.Opponent(offence);
    bool isSecondChance;

    /// <summary>Plays on until the ball changes hands or the period ends; says whether it was lost by a turnover.</summary>
    public bool Play()
    {
        var seconds = chance.Whole(5, 22);
        while (seconds < court.Clock)
        {
            court.Run(seconds);
            if (chance.Happens(isSecondChance ? 0.06 : 0.125))
                return Turnover();
            if (chance.Happens(0.07))
            {
                if (!CommonFoul())
                    return false;
                seconds = chance.Whole(3, 13);
                continue;
            }

            if (!Shoot())
                return false;
            isSecondChance = true;
            seconds = chance.Whole(2, 9);
        }

        court.Run(court.Clock);
        return false;
    }

    bool Turnover()
    {
        var loser = chance.Pick(offence.Court, line => line.Athlete.Usage);
        var stealer = chance.Happens(0.55) ? chance.Pick(defence.Court, line => line.Athlete.Stealing) : null;
        loser.Turnovers++;
        var kind = stealer is null ? "traveling" : chance.Happens(0.5) ? "lost ball" : "bad pass";
        court.Log(court.At("turnover", $"{loser.Athlete.ShortName} {kind} TURNOVER ({loser.Turnovers} TO)", offence, loser) with { Stealer = stealer?.Athlete });
        if (stealer is null)
        {
            rotation.AtDeadBall();
            return false;
        }

        stealer.Steals++;
        court.Log(court.At("steal", $"{stealer.Athlete.ShortName} STEAL ({stealer.Steals} STL)", defence, stealer));
        return true;
    }

    // Without the penalty the ball is put in from the side; with it there are two free throws. Says whether the ball is kept.
    bool CommonFoul()
    {
        var victim = chance.Pick(offence.Court, line => line.Athlete.Usage);
        var isPenalty = defence.PeriodFouls + 1 >= PenaltyFouls;
        Foul(victim, isPenalty ? 2 : 0, isShooting: false);
        return !isPenalty || FreeThrows(victim, 2);
    }

    /// <summary>A shot with all that belongs to it; says whether the offence has the ball again.</summary>
    bool Shoot()
    {
        var shooter = chance.Pick(offence.Court, line => line.Athlete.Usage);
        var zone = ZoneOf(shooter.Athlete);
        var spot = ShotSpot.In(zone, chance);
        var isFouled = chance.Happens(zone == "three" ? 0.015 : 0.16);
        var isMade = chance.Happens(Chances(shooter.Athlete, zone) - (isFouled ? 0.25 : 0));
        var worth = spot.IsThree ? 3 : 2;
        if (isFouled && !isMade)
        {
            Foul(shooter, worth, isShooting: true);
            return FreeThrows(shooter, worth);
        }

        if (!isMade)
            return Miss(shooter, spot, zone);

        Make(shooter, spot, zone, worth);
        if (!isFouled)
            return false;
        Foul(shooter, 1, isShooting: true);
        return FreeThrows(shooter, 1);
    }

    void Make(BoxLine shooter, ShotSpot spot, string zone, int worth)
    {
        var isAssisted = chance.Happens(zone switch { "paint" => 0.52, "mid" => 0.42, _ => 0.84 });
        var assister = isAssisted ? chance.Pick([.. offence.Court.Where(line => line != shooter)], line => line.Athlete.Passing) : null;
        shooter.FieldGoals++;
        shooter.FieldGoalAttempts++;
        shooter.Threes += worth - 2;
        shooter.ThreeAttempts += worth - 2;
        court.Score(offence, worth);
        var text = $"{shooter.Athlete.ShortName} {KindOf(spot)} ({shooter.Points} PTS)";
        if (assister is not null)
        {
            assister.Assists++;
            text += $" ({assister.Athlete.ShortName} {assister.Assists} AST)";
        }

        court.Log(Shot(text, shooter, spot) with { IsMade = true, Assister = assister?.Athlete });
    }

    bool Miss(BoxLine shooter, ShotSpot spot, string zone)
    {
        shooter.FieldGoalAttempts++;
        shooter.ThreeAttempts += spot.IsThree ? 1 : 0;
        var blocker = chance.Happens(zone switch { "paint" => 0.19, "mid" => 0.06, _ => 0.01 }) ? chance.Pick(defence.Court, line => line.Athlete.Blocking) : null;
        var text = $"MISS {shooter.Athlete.ShortName} {KindOf(spot)}{(blocker is null ? "" : " - blocked")}";
        court.Log(Shot(text, shooter, spot) with { IsMade = false, Blocker = blocker?.Athlete });
        if (blocker is not null)
        {
            blocker.Blocks++;
            court.Log(court.At("block", $"{blocker.Athlete.ShortName} BLOCK ({blocker.Blocks} BLK)", defence, blocker));
        }

        return Rebound(0.24);
    }

    GameEvent Shot(string text, BoxLine shooter, ShotSpot spot)
    {
        List<string> qualifiers = [];
        if (spot.IsPaint)
            qualifiers.Add("pointsinthepaint");
        if (isFromTurnover)
            qualifiers.Add("fromturnover");
        if (isSecondChance)
            qualifiers.Add("2ndchance");
        return court.At(spot.IsThree ? "3pt" : "2pt", text, offence, shooter) with { Spot = spot, Qualifiers = qualifiers };
    }

    void Foul(BoxLine victim, int freeThrows, bool isShooting)
    {
        var fouler = chance.Pick(defence.Court, line => 0.5 + line.Athlete.Blocking);
        var isPenalty = !isShooting && freeThrows > 0;
        fouler.Fouls++;
        defence.PeriodFouls++;
        var text = $"{fouler.Athlete.ShortName} {(isShooting ? "shooting " : "")}personal FOUL ({fouler.Fouls} PF)";
        List<string> qualifiers = isPenalty ? ["inpenalty"] : [];
        if (freeThrows > 0)
        {
            text += $" ({victim.Athlete.LastName} {freeThrows} FT)";
            qualifiers.Add($"{freeThrows}freethrow");
        }

        court.Log(court.At("foul", text, defence, fouler) with { FoulDrawnBy = victim.Athlete, Qualifiers = qualifiers });
        if (!Court.MayPlay(fouler))
            rotation.Replace(defence, fouler);
    }

    bool FreeThrows(BoxLine shooter, int count)
    {
        var isLastMade = false;
        for (var number = 1; number <= count; number++)
        {
            isLastMade = chance.Happens(shooter.Athlete.FreeThrow);
            shooter.FreeThrowAttempts++;
            shooter.FreeThrows += isLastMade ? 1 : 0;
            if (isLastMade)
                court.Score(offence, 1);
            var text = $"{shooter.Athlete.ShortName} Free Throw {number} of {count}";
            text = isLastMade ? $"{text} ({shooter.Points} PTS)" : $"MISS {text}";
            court.Log(court.At("freethrow", text, offence, shooter) with { IsMade = isLastMade });
        }

        if (!isLastMade)
            return Rebound(0.12);
        rotation.AtDeadBall();
        return false;
    }

    /// <summary>Says whether the offence has the ball again.</summary>
    bool Rebound(double offensiveShare)
    {
        var isOffensive = chance.Happens(offensiveShare);
        var side = isOffensive ? offence : defence;
        if (chance.Happens(0.07))
        {
            var text = $"TEAM {(isOffensive ? "offensive" : "defensive")} REBOUND";
            court.Log(court.At("rebound", text, side, null) with { IsOffensive = isOffensive, Qualifiers = ["team"] });
            return isOffensive;
        }

        var taker = chance.Pick(side.Court, line => line.Athlete.Rebounding);
        taker.OffensiveRebounds += isOffensive ? 1 : 0;
        taker.DefensiveRebounds += isOffensive ? 0 : 1;
        var description = $"{taker.Athlete.ShortName} REBOUND (Off:{taker.OffensiveRebounds} Def:{taker.DefensiveRebounds})";
        court.Log(court.At("rebound", description, side, taker) with { IsOffensive = isOffensive });
        return isOffensive;
    }

    string ZoneOf(Athlete athlete)
    {
        var draw = chance.Share();
        return draw < athlete.ThreeShare ? "three" : draw < athlete.ThreeShare + athlete.MidShare ? "mid" : "paint";
    }

    double Chances(Athlete athlete, string zone)
    {
        var usual = zone switch { "paint" => 0.585, "mid" => 0.425, _ => 0.362 };
        return usual + athlete.Touch + athlete.Form + offence.Attack - defence.Defence;
    }

    string KindOf(ShotSpot spot)
    {
        var feet = (int)spot.Distance;
        if (spot.IsThree)
            return $"{feet}' 3PT";
        if (spot.Distance <= 4)
            return chance.Happens(0.25) ? "cutting DUNK" : chance.Happens(0.5) ? "driving Layup" : "running Layup";
        return spot.IsPaint ? $"{feet}' driving floating Jump Shot" : $"{feet}' pullup Jump Shot";
    }
}
