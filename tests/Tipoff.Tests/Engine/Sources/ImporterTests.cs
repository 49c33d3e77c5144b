using Tipoff.Engine;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Sources;

public sealed class ImporterTests : IDisposable
{
    const string Tills = """
        shop,day,till,amount
        east,2024-01-01,1,10
        west,2024-01-02,1,7
        """;

    readonly SampleWarehouse sample = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void Importing_the_same_file_again_changes_nothing()
    {
        sample.Import("tills.csv", Tills).Outcome.ShouldBe("imported");

        sample.Import("tills.csv", Tills).Outcome.ShouldBe("unchanged");

        sample.Query("select count(*) from raw.sales").ShouldBe(["2"]);
    }

    [Fact]
    public void A_row_that_breaks_a_check_keeps_its_cell_at_the_previous_version_and_the_others_publish()
    {
        sample.Import("tills.csv", Tills);

        var file = sample.Import("tills.csv", Tills.Replace("1,10", "1,-3").Replace("1,7", "1,8"));

        file.Quarantined.ShouldBe(1);
        sample.Query("select shop, amount from raw.sales order by shop").ShouldBe(["east 10", "west 8"]);
        sample.Query("select file, file_row, check_name, row_key from orchestration.quarantine").ShouldBe(
            ["tills.csv 1 amount outside 0..10000 shop=east day=2024-01-01 till=1"]);
        sample.Warehouse.Ledger["raw.sales", "2024-01-01"]!.Presence.ShouldBe(Tipoff.Engine.Warehouse.Presence.Quarantined);
    }

    [Fact]
    public void Conflicting_rows_for_one_key_go_to_quarantine_both()
    {
        var file = sample.Import("tills.csv", $"{Tills}\neast,2024-01-01,1,12\n");

        file.Quarantined.ShouldBe(2);
        file.Reason.ShouldBe("key is not unique: 2");
        sample.Query("select shop from raw.sales").ShouldBe(["west"]);
    }

    [Fact]
    public void Two_feeds_share_a_cell_and_each_replaces_only_its_own_rows()
    {
        sample.Import("tills.csv", Tills);
        sample.Import("ledger.csv", "shop_name,booked_on,total\nnorth,2024-01-01,100\n");

        sample.Import("ledger.csv", "shop_name,booked_on,total\nnorth,2024-01-01,101\n");

        sample.Query("select shop, amount from raw.sales where day = '2024-01-01' order by shop").ShouldBe(["east 10", "north 101"]);
    }

    [Fact]
    public void A_file_with_a_missing_column_is_refused_with_its_name()
    {
        var refusal = Should.Throw<Problem>(() => sample.Import("tills.csv", "shop,day,till\neast,2024-01-01,1\n"));

        refusal.What.ShouldBe("tills.csv lacks the column amount");
        sample.Query("select count(*) from raw.sales").ShouldBe(["0"]);
    }

    [Fact]
    public void A_truncated_parquet_file_is_refused_and_nothing_is_written()
    {
        var refusal = Should.Throw<Problem>(() => sample.Import("tills.parquet", "PAR1 and then nothing that belongs there"));

        refusal.What.ShouldBe("cannot read tills.parquet");
        sample.Warehouse.Ledger.Count.ShouldBe(0);
    }

    [Fact]
    public void A_file_that_no_format_resembles_is_refused()
    {
        Should.Throw<Problem>(() => sample.Import("notes.csv", "a,b\n1,2\n")).Because.ShouldBe("no known format has its columns");
    }

    [Theory]
    [InlineData("east,2024-01-03,1,5,99")]
    [InlineData("east,2024-01-03,1")]
    public void A_line_with_other_fields_than_the_header_refuses_the_file_and_loses_nothing(string line)
    {
        Should.Throw<Problem>(() => sample.Import("tills.csv", $"{Tills}\n{line}\n")).What.ShouldBe("cannot read tills.csv");

        sample.Query("select count(*) from raw.sales").ShouldBe(["0"]);
    }

    [Fact]
    public void Of_a_folder_each_file_is_told_in_its_order_and_the_later_speaks_last()
    {
        var folder = Directory.CreateTempSubdirectory("tipoff-import-");
        for (var file = 1; file <= 9; file++)
            File.WriteAllText(Path.Combine(folder.FullName, $"tills_{file}.csv"), $"shop,day,till,amount\neast,2024-01-01,1,{file}\n");

        var receipt = new Tipoff.Engine.Sources.Importer(sample.Warehouse, "test-run").Import(folder.FullName, null, null, default);
        folder.Delete(recursive: true);

        receipt.Files.Select(file => $"{file.File} {file.Outcome}").ShouldBe(Enumerable.Range(1, 9).Select(file => $"tills_{file}.csv imported"));
        sample.Query("select amount from raw.sales").ShouldBe(["9"]);
    }

    [Fact]
    public void A_cancelled_import_of_a_folder_ends_as_such()
    {
        var folder = Directory.CreateTempSubdirectory("tipoff-import-");
        File.WriteAllText(Path.Combine(folder.FullName, "tills.csv"), Tills);
        using CancellationTokenSource source = new();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => new Tipoff.Engine.Sources.Importer(sample.Warehouse, "test-run").Import(folder.FullName, null, null, source.Token));

        folder.Delete(recursive: true);
        sample.Query("select count(*) from raw.sales").ShouldBe(["0"]);
    }
}
