using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Precompute
{
    sealed record SeededRow([Key] string GameId, [Partition] DateOnly GameDate);

    sealed record KeylessRow([Partition] DateOnly GameDate);

    sealed class Bare : Table<KeylessRow>;

    sealed class Result : Table<SeededRow>;

    sealed class Peeking : Table<SeededRow>
    {
        public override IReadOnlyList<Upstream> Upstreams => [Same<Analytics.Result>(), PeriodThrough<Honest>(), EverBefore<Analytics.Result>(), DaysAfter<Honest>(1)];
    }

    sealed class Honest : Table<SeededRow>
    {
        public override IReadOnlyList<Upstream> Upstreams => [PeriodBefore<Analytics.Result>(), DaysBefore<Analytics.Result>(7), Same<Result>()];
    }

    sealed class Chicken : Table<SeededRow>
    {
        public override IReadOnlyList<Upstream> Upstreams => [Same<Egg>()];
    }

    sealed class Egg : Table<SeededRow>
    {
        public override IReadOnlyList<Upstream> Upstreams => [Same<Chicken>()];
    }
}

namespace Tipoff.Tests.Analytics
{
    sealed class Result : Table<Precompute.SeededRow>;
}
