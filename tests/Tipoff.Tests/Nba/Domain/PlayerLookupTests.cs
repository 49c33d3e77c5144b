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
}
