using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BigDataBall;

/// <summary>The files of the shared folder, by game; they appear some hours after it.</summary>
public sealed class BdbFiles : Table<BdbFiles.Row>
{
    public sealed record Row(
        [Key][Doc("Id in Google Drive.")] string FileId,
        string GameId,
        [Partition] DateOnly GameDate,
        string FileName,
        DateTimeOffset? ModifiedAt,
        DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("game_id is not ten digits", "game_id not like '00________' or length(game_id) <> 10"),
        Never("a file of another game", "file_name not like '%' || game_id || '%'"),
    ];
}
