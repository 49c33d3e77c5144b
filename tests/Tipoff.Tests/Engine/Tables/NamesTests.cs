using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Engine.Tables;

public class NamesTests
{
    [Theory]
    [InlineData("PointsAvgLast5", "points_avg_last_5")]
    [InlineData("ThreePtMakes", "three_pt_makes")]
    [InlineData("And1Count", "and_1_count")]
    [InlineData("POver", "p_over")]
    [InlineData("Low80", "low_80")]
    [InlineData("MlFeatureStore", "ml_feature_store")]
    public void One_function_turns_names_of_code_into_names_of_the_database(string pascal, string snake) => Names.Snake(pascal).ShouldBe(snake);
}
