using System.Text;
using Tipoff.App.Telemetry;
using Tipoff.Engine;

namespace Tipoff.Tests.App.Telemetry;

public sealed class RotatingFileTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-log-");
    readonly List<string> troubles = [];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_full_file_is_put_aside_and_five_are_kept()
    {
        using (RotatingFile file = new(PathOf("log"), troubles.Add) { BytesMax = 20 })
        {
            for (var i = 0; i < 20; i++)
                file.Write(Encoding.UTF8.GetBytes($"line {i:00}"));
        }

        File.ReadAllLines(PathOf("log")).ShouldBe(["line 18", "line 19"]);
        File.ReadAllLines(PathOf("log.1")).ShouldBe(["line 16", "line 17"]);
        File.ReadAllLines(PathOf("log.5")).ShouldBe(["line 08", "line 09"]);
        folder.GetFiles().Length.ShouldBe(6);
        troubles.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_there_before_stays()
    {
        File.WriteAllText(PathOf("log"), "before\n");

        using (var file = RotatingFile.Open(PathOf("log"), troubles.Add))
            file.Write("after"u8);

        File.ReadAllLines(PathOf("log")).ShouldBe(["before", "after"]);
    }

    [Fact]
    public void Lines_that_cannot_be_written_are_told_once_and_counted()
    {
        var away = Path.Combine(folder.FullName, "away");
        using RotatingFile file = new(Path.Combine(away, "log"), troubles.Add);
        file.Write("lost"u8);
        file.Write("lost"u8);
        troubles.Count.ShouldBe(1);

        Directory.CreateDirectory(away);
        file.Write("there"u8);

        File.ReadAllText(Path.Combine(away, "log")).ShouldBe("there\n");
        troubles[1].ShouldEndWith("is written again; 2 lines are lost");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused_before_anything_begins() =>
        Should.Throw<Problem>(() => RotatingFile.Open(Path.Combine(folder.FullName, "none", "log"), troubles.Add)).Exit.ShouldBe(Exit.Usage);

    string PathOf(string name) => Path.Combine(folder.FullName, name);
}
