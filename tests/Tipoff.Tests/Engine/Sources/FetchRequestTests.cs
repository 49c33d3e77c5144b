using Tipoff.Engine;
using Tipoff.Engine.Sources;

namespace Tipoff.Tests.Engine.Sources;

public sealed class FetchRequestTests
{
    [Fact]
    public void Several_collections_are_told_as_one()
    {
        EndpointReceipt Boxes(int ok, int failed, string? skipped = null) =>
            new("site.box", ok + failed, new Dictionary<Outcome, int> { [Outcome.Ok] = ok, [Outcome.Incomplete] = failed }, ok + failed, 10 * ok, skipped);
        EndpointReceipt shots = new("site.shots", 1, new Dictionary<Outcome, int> { [Outcome.NoDataExpected] = 1 }, 1, 0, null);

        var whole = FetchReceipt.Of([new("first", [Boxes(2, 1), shots], 1.5), new("second", [Boxes(3, 0, EndpointReceipt.CircuitOpen)], 0.25)]);

        whole.Run.ShouldBe("second");
        whole.Seconds.ShouldBe(1.75);
        (whole.Requests, whole.Rows, whole.Exit).ShouldBe((7, 50L, Exit.Partial));
        whole.Endpoints.Select(endpoint => $"{endpoint.Endpoint} {endpoint.Targets} {endpoint.Of(Outcome.Ok)} {endpoint.Open} {endpoint.Skipped}")
            .ShouldBe(["site.box 6 5 1 circuit_open", "site.shots 1 0 0 "]);
    }
}
