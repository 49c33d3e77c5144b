using Tipoff.Nba.Domain;

namespace Tipoff.Tests.Nba.Domain;

public sealed class PlayerLookupTests
{
    [Theory]
    [InlineData("Dāvis Bertāns", "davisbertans")]
    [InlineData("P.J. Tucker", "pjtucker")]
    [InlineData("Jaren Jackson Jr.", "jarenjacksonjr")]
    [InlineData("Nikola Jokić", "nikolajokic")]
    [InlineData("De'Aaron Fox", "deaaronfox")]
    [InlineData("Luka Đorđević", "lukadordevic")]
    [InlineData("Søren Ødegaard Łukasz", "sorenodegaardlukasz")]
    [InlineData("Weiß Ægir", "weissaegir")]
    [InlineData("Kyle Lowry (Phi)", "kylelowry")]
    public void A_name_becomes_the_key_that_all_sources_agree_on(string name, string lookup) =>
        PlayerLookup.Of(name).ShouldBe(lookup);

    [Theory]
    [InlineData("C. Martin (MIA-CHA)", "cmartin_miacha")]
    [InlineData("Jalen (2001) Johnson", "jalenjohnson_2001")]
    [InlineData("Kyle Lowry ()", "kylelowry")]
    [InlineData("Kyle Lowry", "kylelowry")]
    public void A_tag_follows_the_lookup_in_the_key_of_decisions(string name, string key) =>
        PlayerLookup.KeyOf(name).ShouldBe(key);
}
