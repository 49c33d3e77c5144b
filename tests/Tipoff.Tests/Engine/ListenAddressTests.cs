using Tipoff.Engine;

namespace Tipoff.Tests.Engine;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:9464", "127.0.0.1:9464")]
    [InlineData("localhost:0", "127.0.0.1:0")]
    [InlineData("[::1]:80", "[::1]:80")]
    [InlineData("127.9.9.9:80", "127.9.9.9:80")]
    public void Addresses_of_this_machine_are_taken(string text, string expected) => ListenAddress.Of(text, isAnywhere: false).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("0.0.0.0:80")]
    [InlineData("192.168.1.5:80")]
    [InlineData("[::]:80")]
    public void Others_are_taken_when_asked_for(string text)
    {
        Should.Throw<Problem>(() => ListenAddress.Of(text, isAnywhere: false)).Because.ShouldContain("--listen-anywhere");
        ListenAddress.Of(text, isAnywhere: true).Port.ShouldBe(80);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9464")]
    [InlineData(":9464")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("1:80")]
    [InlineData("::1:80")]
    [InlineData("example.com:80")]
    [InlineData("http://127.0.0.1:80")]
    public void What_cannot_be_read_is_refused_with_what_was_expected(string text) =>
        Should.Throw<Problem>(() => ListenAddress.Of(text, isAnywhere: true)).Because.ShouldContain("127.0.0.1");
}
