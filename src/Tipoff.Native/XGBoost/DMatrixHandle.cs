using System.Runtime.InteropServices;

namespace Tipoff.Native.XGBoost;

/// <summary>Owns one native data matrix.</summary>
sealed class DMatrixHandle : SafeHandle
{
    public DMatrixHandle() : base(0, ownsHandle: true) { }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.DMatrixFree(handle) == 0;
}
