using System.Reflection;

namespace Tipoff.Engine.Tables;

/// <summary>All tables of one assembly in an order in which each stands after what it reads.</summary>
public sealed class Catalog
{
    readonly Dictionary<string, Table> byName;
    readonly Dictionary<Type, Table> byType;

    Catalog(IReadOnlyList<Table> tables, IReadOnlyList<string> layers, Func<DateOnly, int> periodOf)
    {
        Tables = tables;
        Layers = layers;
        PeriodOf = periodOf;
        byName = tables.ToDictionary(table => table.FullName);
        byType = tables.ToDictionary(table => table.GetType());
    }

    /// <summary>Upstream before downstream; among equals by layer and name.</summary>
    public IReadOnlyList<Table> Tables { get; }

    /// <summary>The layers, each may read only itself and those before it.</summary>
    public IReadOnlyList<string> Layers { get; }

    /// <summary>Which period (season) a date belongs to.</summary>
    public Func<DateOnly, int> PeriodOf { get; }

    public Table this[string fullName] => byName[fullName];

    public Table this[Type type] => byType[type];

    public Table Get<T>() where T : Table => byType[typeof(T)];

    /// <summary>The tables that read <paramref name="table"/> directly.</summary>
    public IEnumerable<Table> Downstream(Table table) =>
        Tables.Where(other => other.Upstreams.Any(upstream => upstream.Table == table.GetType()));

    /// <summary>One sorted reflection scan: nothing to register.</summary>
    /// <exception cref="InvalidOperationException">Upstreams form a circle, or a table reads a later layer.</exception>
    public static Catalog Scan(Assembly assembly, IReadOnlyList<string> layers, Func<DateOnly, int> periodOf)
    {
        var tables = assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true } && type.IsSubclassOf(typeof(Table)))
            .Select(type => (Table)Activator.CreateInstance(type)!)
            .ToList();
        return Of(tables, layers, periodOf);
    }

    /// <summary>A catalog of the given tables; upstreams outside the list are an error.</summary>
    public static Catalog Of(IReadOnlyList<Table> tables, IReadOnlyList<string> layers, Func<DateOnly, int> periodOf)
    {
        var ranked = tables
            .OrderBy(table => Rank(layers, table))
            .ThenBy(table => table.Name, StringComparer.Ordinal)
            .ToDictionary(table => table.GetType());
        var ordered = new List<Table>(tables.Count);
        var visiting = new HashSet<Type>();
        foreach (var table in ranked.Values)
            Visit(table, ranked, layers, visiting, ordered);
        return new Catalog(ordered, layers, periodOf);
    }

    /// <summary>Tables chosen by <c>layer.*</c>, <c>layer.name</c> or <c>name</c>, comma separated.</summary>
    /// <exception cref="Problem">A selector names nothing.</exception>
    public IReadOnlyList<Table> Select(string selectors)
    {
        var chosen = new HashSet<Table>();
        foreach (var selector in selectors.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var hits = Tables.Where(table => Matches(table, selector)).ToList();
            if (hits.Count == 0)
            {
                throw new Problem(
                    $"unknown selector '{selector}'",
                    $"expected layer.*, layer.name or name, with a layer of {string.Join(", ", Layers)}",
                    $"Nearest: {string.Join(", ", Nearest(selector))}. `tipoff sql \"select distinct table_name from orchestration.cells\"` lists tables that hold cells")
                {
                    Exit = Exit.Usage,
                };
            }

            chosen.UnionWith(hits);
        }

        return [.. Tables.Where(chosen.Contains)];
    }

    /// <summary>The one table that a selector names.</summary>
    /// <exception cref="Problem">It names nothing, or more than one.</exception>
    public Table One(string selector)
    {
        var found = Select(selector);
        return found is [var table]
            ? table
            : throw new Problem($"'{selector}' names {found.Count} tables", $"expected one, such as {found[0]}", "Name it by layer.name") { Exit = Exit.Usage };
    }

    static void Visit(Table table, Dictionary<Type, Table> all, IReadOnlyList<string> layers, HashSet<Type> visiting, List<Table> ordered)
    {
        if (ordered.Contains(table))
            return;
        if (!visiting.Add(table.GetType()))
            throw new InvalidOperationException($"{table}: its upstreams lead back to itself.");

        foreach (var upstream in table.Upstreams)
        {
            if (!all.TryGetValue(upstream.Table, out var read))
                throw new InvalidOperationException($"{table} reads {upstream.Table.Name}, which the catalog does not hold.");
            if (Rank(layers, read) > Rank(layers, table))
                throw new InvalidOperationException($"{table} reads {read}, a later layer.");
            Visit(read, all, layers, visiting, ordered);
        }

        ordered.Add(table);
    }

    static int Rank(IReadOnlyList<string> layers, Table table)
    {
        var rank = layers.ToList().IndexOf(table.Layer);
        return rank >= 0 ? rank : throw new InvalidOperationException($"{table}: layer '{table.Layer}' is not one of {string.Join(", ", layers)}.");
    }

    static bool Matches(Table table, string selector) =>
        selector == table.FullName || selector == table.Name || selector == table.Layer || selector == $"{table.Layer}.*" || selector == "*";

    IEnumerable<string> Nearest(string selector) =>
        Tables.Select(table => table.FullName).OrderBy(name => Distance(name, selector)).Take(3);

    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[b.Length];
    }
}
