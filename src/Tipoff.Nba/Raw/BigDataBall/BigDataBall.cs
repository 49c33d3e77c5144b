using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.BigDataBall;

/// <summary>BigDataBall's licensed play-by-play, which lies in a shared folder of Google Drive.</summary>
/// <remarks>The key is an access token of an account with which the folder is shared.</remarks>
public sealed class BigDataBall : Site
{
    public override string Summary => "Licensed play-by-play with the ten players on court";

    public override Uri BaseAddress => new("https://www.googleapis.com/");

    public override Rate Rate => Rate.PerSecond(1);

    public override Credential? Credential => new("TIPOFF_BIGDATABALL_KEY", "Authorization") { Prefix = "Bearer " };
}
