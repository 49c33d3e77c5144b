namespace Tipoff.Engine.Warehouse;

/// <summary>Something that was taken and is given back once.</summary>
sealed class Turn(Action end) : IDisposable
{
    public void Dispose() => end();
}
