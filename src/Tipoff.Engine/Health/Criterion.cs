using System.Data.Common;
using System.Globalization;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>Something that must hold of a range before anybody signs for it.</summary>
/// <param name="Wanted">What is expected, in words.</param>
/// <param name="IsCritical">Whether nobody may sign while it does not hold; otherwise it is only told.</param>
/// <param name="Sql">One row over <c>@from</c>..<c>@to</c>: whether it holds (boolean), and what was seen (text).</param>
public sealed record Criterion(string Name, string Wanted, bool IsCritical, string Sql)
{
    /// <summary>What a range shows; what cannot be measured does not hold.</summary>
    public CriterionResult Judge(Func<string, QueryResult> query, DateOnly from, DateOnly to)
    {
        try
        {
            var row = query(Warehouse.Sql.Bind(Sql, ("from", Warehouse.Sql.Literal(from)), ("to", Warehouse.Sql.Literal(to)))).Rows[0];
            return new CriterionResult(Name, Wanted, Convert.ToString(row[1], CultureInfo.InvariantCulture) is { Length: > 0 } seen ? seen : "no rows", IsCritical, row[0] is true);
        }
        catch (Exception error) when (error is Problem or DbException)
        {
            return new CriterionResult(Name, Wanted, $"could not be measured: {(error is Problem problem ? problem.Because : error.Message)}", IsCritical, IsOk: false);
        }
    }
}

/// <summary>One line of a checklist: what was wanted, what was seen, and whether it holds.</summary>
public sealed record CriterionResult(string Name, string Wanted, string Seen, bool IsCritical, bool IsOk)
{
    /// <summary>Whether it forbids to sign.</summary>
    public bool IsFailure => IsCritical && !IsOk;
}
