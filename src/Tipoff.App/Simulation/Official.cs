namespace Tipoff.App.Simulation;

/// <summary>A referee.</summary>
sealed record Official(string FirstName, string LastName, int Code, int Jersey)
{
    const int CrewSize = 3;
    const int FirstCode = 900101;
    const int FirstJersey = 10;

    public static readonly IReadOnlyList<Official> All =
    [
        .. "Ada Quill,Bert Marlow,Cora Finch,Dov Tarn,Etta Moss,Finn Sorrel,Greta Pike,Hal Bracken,Ines Thorn,Jed Wicker,Kit Larder,Lena Oakes".Split(',')
            .Select((name, number) => new Official(name.Split(' ')[0], name.Split(' ')[1], FirstCode + number, FirstJersey + number)),
    ];

    /// <summary>Those who watch from the replay centre; they referee no game.</summary>
    public static readonly IReadOnlyList<Official> Replay =
        [new("Mona", "Reed", FirstCode + 50, 60), new("Nils", "Harrow", FirstCode + 51, 61), new("Opal", "Dunmore", FirstCode + 52, 62)];

    public string Name => $"{FirstName} {LastName}";

    /// <summary>Three officials for a game, whoever plays.</summary>
    public static IReadOnlyList<Official> Crew(Chance chance)
    {
        var first = chance.Whole(0, All.Count - 1);
        return [.. Enumerable.Range(0, CrewSize).Select(i => All[(first + (i * 5)) % All.Count])];
    }
}
