using FsCheck;
using FsCheck.Fluent;
using Tipoff.Nba.Domain;

namespace Tipoff.Tests.Nba.Reference;

public sealed class NeverGuessedTests
{
    static readonly string[] Names = ["Caleb Martin", "Cody Martin", "Caleb Martin Jr.", "Chris Mack"];

    static readonly string[] Spellings = ["Caleb Martin", "Martin Caleb", "C. Martin", "C. Martin (MIA)", "C. Mack"];

    static readonly string[] Teams = ["MIA", "HOU", "IND"];

    /// <summary>Rosters before Miami at Houston, with a name of a line on it; the player's id is his place.</summary>
    static Arbitrary<((string Name, string Team)[] Roster, string Said)> Nights => Arb.From(
        from roster in Gen.ArrayOf(from name in Gen.Elements(Names) from team in Gen.Elements(Teams) select (name, team))
        from said in Gen.Elements(Spellings)
        select (roster.Take(5).ToArray(), said));

    [Fact]
    public void A_name_is_given_to_a_player_only_when_no_other_can_be_meant() => Prop.ForAll(Nights, night =>
    {
        using var bench = new NamesBench().Line(night.Said);
        for (var at = 0; at < night.Roster.Length; at++)
            bench.Played(at + 1, night.Roster[at].Name, night.Roster[at].Team);

        var player = bench.Ask("select player_id from reference.resolved_names").ShouldHaveSingleItem();

        player.ShouldBe(Meant(night.Roster, night.Said)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    /// <summary>The only one on a team in question among those who answer by the surest form, or the only one who answers.</summary>
    static int? Meant((string Name, string Team)[] roster, string said)
    {
        var forms = roster.Select((player, at) => (Id: at + 1, player.Team, Form: Form(player.Name, said))).Where(player => player.Form > 0).ToList();
        var surest = forms.Where(player => player.Form == forms.Min(other => other.Form)).ToList();
        string[] teams = said.Contains("(MIA)") ? ["MIA"] : ["MIA", "HOU"];
        var there = surest.Where(player => teams.Contains(player.Team)).ToList();
        return there.Count == 1 ? there[0].Id : there.Count == 0 && surest.Count == 1 ? surest[0].Id : null;
    }

    static int Form(string name, string said)
    {
        var bare = name.Replace(" Jr.", "", StringComparison.Ordinal);
        var (first, last) = (bare.Split(' ')[0], bare.Split(' ')[1]);
        string[] forms = [name, bare, $"{last} {first}", $"{first[0]} {last}"];
        return Array.FindIndex(forms, form => PlayerLookup.Of(form) == PlayerLookup.Of(said)) + 1;
    }
}
