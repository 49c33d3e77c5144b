using Tipoff.Engine.Checks;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Validations;

/// <summary>A label to be kept, as it travels to whoever holds the warehouse.</summary>
/// <param name="Tables">Full names.</param>
sealed record LabelOrder(IReadOnlyList<string> Tables, string? Column, DateOnly From, DateOnly To, string Why, string By)
{
    /// <summary>Keeps it, for each table.</summary>
    public IReadOnlyList<Label> Execute(DuckDbWarehouse warehouse)
    {
        using var connection = warehouse.Connect();
        List<Label> labels = [.. Tables.Select(table => new Label(table, Column, From, To, Why, By, warehouse.Now))];
        warehouse.Publish(connection, [], () => labels.ForEach(label => Labels.Add(connection, label)));
        return labels;
    }
}
