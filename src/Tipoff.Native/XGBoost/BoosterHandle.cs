using System.Runtime.InteropServices;

namespace Tipoff.Native.XGBoost;

/// <summary>Owns one native booster.</summary>
sealed class BoosterHandle : SafeHandle
{
    public BoosterHandle() : base(0, ownsHandle: true) { }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.BoosterFree(handle) == 0;
}
