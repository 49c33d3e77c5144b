using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Engine.Tables;

public class FingerprintTests
{
    [Fact]
    public void Comments_and_white_space_are_no_code()
    {
        var plain = Fingerprint.Tokens("select a, 'x  y' from t where b >= 1");
        var dressed = Fingerprint.Tokens("-- why\nselect a,\n  'x  y'\nfrom t /* all of it */\nwhere b >= 1");

        dressed.ShouldBe(plain);
    }

    [Fact]
    public void White_space_inside_a_literal_is_code() =>
        Fingerprint.Tokens("select 'x y'").ShouldNotBe(Fingerprint.Tokens("select 'x  y'"));
}
