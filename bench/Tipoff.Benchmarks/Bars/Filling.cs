namespace Tipoff.Benchmarks.Bars;

/// <summary>A workspace filled from nothing by the published program: everything but training.</summary>
sealed record Filling(string Workspace, Child Import, Child Backfill)
{
    /// <summary>Done, and done with rows that the checks rejected.</summary>
    static readonly int[] Finished = [0, 2];

    public double Seconds => Import.Seconds + Backfill.Seconds;

    public long PeakBytes => Math.Max(Import.PeakBytes, Backfill.PeakBytes);

    /// <summary>Everything that the archives hold.</summary>
    public static Filling Of(Ground ground)
    {
        if (!Directory.Exists(ground.Archives))
            throw new InvalidOperationException($"no archives in {ground.Archives}; name their folder with --archives");

        return Of(ground, "filled", ground.Archives, ground.From);
    }

    public static Filling Of(Ground ground, string name, string archives, DateOnly from)
    {
        var workspace = ground.NewWorkspace(name, ground.Now);
        var import = ground.Tipoff(workspace, "import", archives, "--json").Expect(Finished);
        // A receipt that is not wholly done is told in the note: it does not make the time less true.
        var backfill = ground.Tipoff(workspace, Range(ground, "backfill", from)).Expect(0, 1, 2);
        return new Filling(workspace, import, backfill);
    }

    public static string[] Range(Ground ground, string verb, DateOnly? from = null) =>
        [verb, "--from", $"{from ?? ground.From:yyyy-MM-dd}", "--to", $"{ground.To:yyyy-MM-dd}", "--json"];
}
