using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Raw;

/// <summary>What shops sold, as their tills wrote it.</summary>
public sealed class Sales : Table<Sales.Row>
{
    public sealed record Row(
        [Key] string Shop,
        [Key][Partition] DateOnly Day,
        [Key] int Till,
        int Amount,
        [Feed] string Feed);

    public override IReadOnlyList<ArchiveFormat> Archives => [new("tills", "shop", "day", "till", "amount"), new("ledgers", "shop_name", "booked_on", "total")];

    public override IReadOnlyList<Check> Checks => [Between(row => row.Amount, 0, 10_000)];
}
