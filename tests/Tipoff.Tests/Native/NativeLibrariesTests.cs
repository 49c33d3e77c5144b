using Tipoff.Native;

namespace Tipoff.Tests.Native;

public sealed class NativeLibrariesTests
{
    [Fact]
    public void A_missing_library_says_what_was_looked_for_where_and_what_to_do()
    {
        using var file = File.Create(Path.Combine(Path.GetTempPath(), $"libbroken-{Guid.NewGuid():N}.so"), 1, FileOptions.DeleteOnClose);

        var failure = Should.Throw<DllNotFoundException>(() => NativeLibraries.Load("libnothing.so", ["/nowhere/libnothing.so", file.Name], "run `./dev setup`"));

        failure.Message.ShouldContain("libnothing.so was not found");
        failure.Message.ShouldContain("/nowhere/libnothing.so\n");
        failure.Message.ShouldContain($"{file.Name} (there, but does not load)");
        failure.Message.ShouldContain("Remedy: run `./dev setup`, or set TIPOFF_NATIVE_DIR");
    }
}
