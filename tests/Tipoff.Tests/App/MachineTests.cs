using Tipoff.Engine;
using Tipoff.App;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.Tests.App;

public sealed class MachineTests
{
    [Fact]
    public void A_library_that_does_not_load_fails_with_the_command_that_brings_it()
    {
        var missing = Machine.Library("xgboost", () => throw new DllNotFoundException("libxgboost.so: cannot open"), "sudo apt-get install libxgboost0");

        missing.ShouldBe(new MachineItem("xgboost", Machine.Failed, "libxgboost.so: cannot open", "sudo apt-get install libxgboost0"));
        Machine.Libraries().Select(item => (item.Name, item.Status)).ShouldBe([("duckdb", Machine.Ok), ("xgboost", Machine.Ok)]);
    }

    [Theory]
    [InlineData(2024, Machine.Failed)]
    [InlineData(2026, Machine.Ok)]
    public void A_clock_from_before_the_version_fails(int year, string status) =>
        new Machine(new SteppingClock(new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero))).Time()
            .Select(item => (item.Name, item.Status)).ShouldBe([("clock", status), ("time zone", Machine.Ok)]);
}
