using Tipoff.App.Dashboards;

namespace Tipoff.Tests.App.Dashboards;

public sealed class WrappingTests
{
    [Theory]
    [InlineData("fits", 4, "fits")]
    [InlineData("does not fit", 9, "does not…")]
    [InlineData("gone", 0, "")]
    public void What_is_too_long_is_cut_with_an_ellipsis(string text, int width, string expected) => Wrapping.Cut(text, width).ShouldBe(expected);

    [Fact]
    public void Lines_break_at_blanks_and_long_words_anywhere() =>
        Wrapping.Wrap("one two\nthree extraordinarily", 8).ShouldBe(["one two", "three", "extraord", "inarily"]);

    [Fact]
    public void The_last_line_that_is_allowed_says_that_there_is_more() =>
        Wrapping.Wrap("one two three four", 5, 2).ShouldBe(["one", "two…"]);

    [Fact]
    public void Of_a_way_the_end_is_kept() => Wrapping.CutStart("dash › gaps › 2024-11-05", 12).ShouldBe("… 2024-11-05");
}
