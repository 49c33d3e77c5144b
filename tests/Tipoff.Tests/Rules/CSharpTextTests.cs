namespace Tipoff.Tests.Rules;

public sealed class CSharpTextTests
{
    [Theory]
    [InlineData("a // team\nb", "a        \nb")]
    [InlineData("a /* team */ b", "a            b")]
    [InlineData("f(\"team\") + c", "f(      ) + c")]
    [InlineData("f($\"{g(\"x\")} y\") + c", "f(             ) + c")]
    [InlineData("f(@\"a\"\"b\") + c", "f(       ) + c")]
    [InlineData("f(\"\"\"a \"quoted\" b\"\"\") + c", "f(                  ) + c")]
    [InlineData("f('\"') + c", "f(   ) + c")]
    public void Comments_and_strings_are_blanked_in_place(string text, string expected) =>
        CSharpText.Blank(text, strings: true).ShouldBe(expected);

    [Fact]
    public void Strings_stay_when_only_comments_are_blanked() =>
        CSharpText.Blank("f(\"// not a comment\") // one", strings: false).ShouldBe("f(\"// not a comment\")       ");

    [Theory]
    [InlineData("HomeTeamId", "home team id")]
    [InlineData("home_team_id", "home team id")]
    [InlineData("NBATeam", "nba team")]
    [InlineData("steam", "steam")]
    public void An_identifier_falls_into_words(string identifier, string words) =>
        string.Join(' ', CSharpText.WordsOf(identifier)).ShouldBe(words);
}
