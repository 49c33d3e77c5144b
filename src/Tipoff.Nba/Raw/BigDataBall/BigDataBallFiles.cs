using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.BigDataBall;

/// <summary>The play-by-play file of a game, if it lies in the folder yet.</summary>
public sealed class BigDataBallFiles : Endpoint
{
    public override Site Site { get; } = new BigDataBall();

    public override string Summary => "Play-by-play files by game";

    /// <remarks>No file is there before six hours have passed since the end.</remarks>
    public override string Targets => """
        select g.game_id, cast(g.game_date as text) as game_date, false as is_expected
        from reference.games g
        where g.game_date between @from and @to
          and g.season_type in ('regular', 'playin', 'playoffs')
          and g.tipoff_at + interval '9' hour <= @now
        """;

    public override string Path(Target target)
    {
        var question = $"name contains '{target["game_id"]}' and not name contains 'combined-stats'";
        return $"drive/v3/files?q={Uri.EscapeDataString(question)}&fields=files(id,name,modifiedTime)";
    }

    public override IReadOnlyList<Type> Lands => [typeof(BdbFiles)];

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var file in document.Json.Items("files"))
        {
            landing.Add(new BdbFiles.Row(
                file.Text("id"),
                document.Target["game_id"],
                document.Target.Date("game_date"),
                file.Text("name"),
                file.Optional.InstantOrNull("modifiedTime"),
                document.FetchedAt));
        }
    }
}
