using Tipoff.Engine.Tables;

namespace Tipoff.ReplayTests.Raw
{
    sealed class Sale : Table<Sale.Row>
    {
        public sealed record Row([Key] string Id, [Partition] DateOnly Day, int Amount, DateTimeOffset? SoldAt);
    }

    sealed class Shop : Table<Shop.Row>
    {
        public sealed record Row([Key] string Id);
    }
}

namespace Tipoff.ReplayTests.Analytics
{
    abstract class OfSales : Table<OfSales.Row>
    {
        public sealed record Row([Key] string Id, [Partition] DateOnly Day, long? Total, double? Mean);

        public override IReadOnlyList<Upstream> Upstreams => [Same<Raw.Sale>()];
    }

    sealed class Sound : OfSales;

    sealed class WrongType : OfSales;

    sealed class WrongOrder : OfSales;

    sealed class Undeclared : OfSales;

    sealed class Unread : OfSales
    {
        public override IReadOnlyList<Upstream> Upstreams => [Same<Raw.Sale>(), Whole<Raw.Shop>()];
    }
}
