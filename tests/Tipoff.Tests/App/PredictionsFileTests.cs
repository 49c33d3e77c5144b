using DuckDB.NET.Data;
using Tipoff.App;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;

namespace Tipoff.Tests.App;

public sealed class PredictionsFileTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-other-");
    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public PredictionsFileTests() => connection.Open();

    public void Dispose()
    {
        connection.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void What_others_say_stands_beside_the_same_rows_and_is_missing_where_they_say_nothing()
    {
        var others = Read("game_id,player_id,points,mean\n0022400001,7,20.5,21\n22400002,7,9,10\n");

        var frame = others.Beside(Frame.Read(connection, "select * from (values ('0022400001', 7), ('0022400002', 7), ('0022400003', 7)) v(game_id, player_id)"));

        others.Name.ShouldBe("peer");
        frame.Numbers("peer").ShouldBe([20.5, 9, double.NaN]);
        frame.Numbers("peer_mean").ShouldBe([21, 10, double.NaN]);
    }

    [Fact]
    public void Without_means_the_points_are_the_means() =>
        Read("game_id,player_id,points\n0022400001,7,20.5\n").Points.Values.ShouldBe([(20.5, 20.5)]);

    [Theory]
    [InlineData("game_id,points\n0022400001,7\n", "it lacks player_id")]
    [InlineData("game_id,player_id,points\n0022400001,7,many\n", "Conversion Error")]
    [InlineData("game_id,player_id,points\n0022400001,7,1\n0022400001,8,\n", "a value is missing in line 3")]
    [InlineData("game_id,player_id,points\n0022400001,7,1\n0022400001,7,2\n", "player 7 stands twice in game 0022400001")]
    public void A_file_that_cannot_be_judged_is_refused_in_words(string text, string expected)
    {
        var problem = Should.Throw<Problem>(() => Read(text));

        problem.Exit.ShouldBe(Exit.Usage);
        problem.Message.ShouldContain(expected);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Should.Throw<Problem>(() => PredictionsFile.Read(connection, Path.Combine(folder.FullName, "none.csv"))).Message.ShouldContain("none.csv");

    OtherPredictions Read(string text)
    {
        var path = Path.Combine(folder.FullName, "peer.csv");
        File.WriteAllText(path, text);
        return PredictionsFile.Read(connection, path);
    }
}
