using System.Text.RegularExpressions;
using Tipoff.Nba.Precompute;

namespace Tipoff.Tests.Nba.Precompute;

public sealed class FeatureGroupsTests
{
    static readonly MlFeatureStore Store = new();

    [Fact]
    public void Lists_follow_the_columns_and_the_market_stays_apart()
    {
        var columns = Store.Columns.Select(column => column.Name).ToList();

        FeatureGroups.WithMarket.ShouldBe(columns.Where(FeatureGroups.WithMarket.Contains));
        FeatureGroups.WithMarket.Except(FeatureGroups.WithoutMarket).ShouldBe(
            [
                "vegas_points_line", "vegas_opening_line", "vegas_line_move", "has_vegas_line", "game_total", "spread_magnitude", "implied_team_total",
                "multi_book_line_std", "prop_over_streak", "prop_under_streak", "line_vs_season_avg", "prop_line_delta", "over_rate_last_10", "margin_vs_line_avg_last_5",
                "line_movement_direction", "team_spread", "line_books", "line_age_hours", "games_with_line", "spread_movement", "total_movement",
            ]);
    }

    [Fact]
    public void Models_read_no_market_and_nothing_on_trial()
    {
        FeatureGroups.Baseline.ShouldBe(FeatureGroups.All.Where(feature => feature is { OnTrial: false, Family: not FeatureFamily.Market }).Select(feature => feature.Name));

        FeatureGroups.Baseline.Except(FeatureGroups.WithoutMarket).ShouldBeEmpty();
    }

    [Fact]
    public void Every_feature_says_what_it_means() => FeatureGroups.All.Where(feature => feature.Meaning.Length == 0).ShouldBeEmpty();

    [Fact]
    public void A_feature_that_may_be_missing_has_named_reasons_and_only_it() =>
        FeatureGroups.All.Where(feature => feature.IsNullable != feature.Reasons.Count > 0).ShouldBeEmpty();

    [Fact]
    public void Every_input_feeds_a_feature_and_comes_from_an_upstream_of_the_store()
    {
        FeatureInputs.All.Select(input => input.Input).ShouldBe(Enum.GetValues<FeatureInput>());
        FeatureInputs.All.Except(FeatureGroups.All.Select(feature => feature.Input)).ShouldBeEmpty();
        FeatureInputs.All.SelectMany(input => input.Sources).Except(Store.Upstreams.Select(upstream => upstream.Table)).ShouldBeEmpty();
        FeatureInputs.All.Where(input => input.Quality is { } quality && Store.Columns.All(column => column.Name != quality)).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_market_family_reads_quotes() =>
        FeatureGroups.All.Where(feature => feature.Input.KnownAt == KnownAt.Quote && feature.Family != FeatureFamily.Market).ShouldBeEmpty();

    [Fact]
    public void The_count_of_missing_features_counts_each_that_may_be_missing_once()
    {
        var counted = Regex.Matches(Store.Sql!, @"cast\((\w+) is null as integer\)").Select(match => match.Groups[1].Value);

        counted.ShouldBe(FeatureGroups.All.Where(feature => feature.IsNullable && feature.Family != FeatureFamily.Market).Select(feature => feature.Name), ignoreOrder: true);
    }

    [Fact]
    public void Reasons_in_the_transform_are_the_declared_ones_each_once_and_sorted()
    {
        var written = Regex.Matches(Store.Sql!, "then '\"(\\w+)\"' end").Select(match => match.Groups[1].Value);

        written.ShouldBe(FeatureInputs.All.SelectMany(input => input.Reasons).Select(reason => reason.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_reason_means_the_same_for_every_input_and_nothing_else_has_its_name() =>
        FeatureInputs.All.SelectMany(input => input.Reasons).Distinct().Select(reason => reason.Name).ShouldBeUnique();

    [Fact]
    public void The_thirty_three_named_features_are_there_in_their_order() =>
        PublishedFeatures.Of("v2").Select(place => place.Feature?.Name).ShouldBe(
            """
            points_avg_last_5 points_avg_last_10 points_avg_season points_std_last_10 games_in_last_7_days fatigue_score shot_zone_mismatch_score pace_score usage_spike_score
            rest_advantage injury_risk recent_trend minutes_change opponent_def_rating opponent_pace home_away back_to_back playoff_game pct_paint pct_mid_range pct_three
            pct_free_throw team_pace team_off_rating team_win_pct vegas_points_line vegas_opening_line vegas_line_move has_vegas_line avg_points_vs_opponent games_vs_opponent
            minutes_avg_last_10 ppm_avg_last_10
            """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Every_place_of_the_published_list_is_a_feature_or_says_why_it_is_absent()
    {
        var places = PublishedFeatures.Of("later");

        places.Count.ShouldBe(64);
        places.Where(place => place.Feature is null && string.IsNullOrEmpty(place.AbsentBecause)).ShouldBeEmpty();
        places.Select(place => place.Name).ShouldBeUnique();
        FeatureGroups.All.Where(feature => feature.Published is not null).Select(feature => feature.Published).ShouldBeUnique();
    }
}
