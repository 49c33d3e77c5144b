using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Sources;

/// <summary>An answer with the rows made of it, or with the reason why there are none.</summary>
sealed record Parsed(Endpoint Endpoint, Target Target, Fetch Fetch, Landing? Landing)
{
    /// <summary>Fields of the body that the endpoint does not know.</summary>
    public IReadOnlyList<string> UnknownFields { get; init; } = [];

    /// <summary>Turns an answer into rows; whatever is wrong with it becomes the fetch's outcome and reason.</summary>
    public static Parsed Of(EndpointCatalog endpoints, Fetched fetched)
    {
        var (endpoint, target, fetch) = (fetched.Endpoint, fetched.Target, fetched.Fetch);
        if (fetched.Text is not { } text)
            return new Parsed(endpoint, target, fetch, null);

        try
        {
            var document = new Document(endpoint, target, fetch.FetchedAt, text);
            var landing = endpoints.Parse(document);
            var present = endpoint.Fields.Known.Count == 0 ? new HashSet<string>() : document.FieldPaths();
            if (endpoint.Fields.Gone(present).Where(document.FieldsAsked.Contains).Order(StringComparer.Ordinal).FirstOrDefault() is { } gone)
                return Refused($"schema: {SchemaProblem.Missing(gone).Message}, which every known body has");

            var duplicates = landing.DropDuplicates();
            if (landing.Count == 0)
                return new Parsed(endpoint, target, fetch with { Outcome = target.IsExpected ? Outcome.NoData : Outcome.NoDataExpected, Reason = "an answer without rows" }, null);
            return new Parsed(endpoint, target, fetch with { Rows = landing.Count, Duplicates = duplicates }, landing)
            {
                UnknownFields = [.. present.Except(endpoint.Fields.Known)],
            };
        }
        catch (SchemaProblem problem)
        {
            return Refused($"schema: {problem.Message}");
        }
        catch (RefusedBody refusal)
        {
            return Refused(refusal.Message);
        }

        Parsed Refused(string reason) => new(endpoint, target, fetch with { Outcome = Outcome.Refused, Reason = reason }, null);
    }

    /// <summary>Says so when units that must exist are not among the rows of the endpoint's first table.</summary>
    public Parsed Against(Table table, Func<string, IReadOnlySet<string>?> expectedOf)
    {
        if (Landing is null || !Target.IsExpected || table.Expectation.UnitColumn is not { } unit || Target.Day is not { } day)
            return this;
        if (expectedOf(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) is not { Count: > 0 } expected)
            return this;

        var wanted = Target.Maybe(unit) is { } named ? expected.Where(name => name == named).ToHashSet() : expected.ToHashSet();
        var property = table.RowType.GetProperties().First(property => Names.Snake(property.Name) == unit);
        var total = wanted.Count;
        wanted.ExceptWith(Landing.Of(table).Select(row => Convert.ToString(property.GetValue(row), System.Globalization.CultureInfo.InvariantCulture)!));
        return wanted.Count == 0
            ? this
            : this with { Fetch = Fetch with { Outcome = Outcome.Incomplete, Reason = $"lacks {wanted.Count} of {total}: {string.Join(", ", wanted.Order(StringComparer.Ordinal).Take(5))}" } };
    }
}
