namespace Tipoff.Native.XGBoost;

/// <summary>Keeps several matrices alive while a native call reads an array of their addresses.</summary>
readonly ref struct BorrowedHandles
{
    readonly DMatrixHandle[] _handles;

    public nint[] Pointers { get; }

    public BorrowedHandles(ReadOnlySpan<DMatrix> matrices)
    {
        _handles = new DMatrixHandle[matrices.Length];
        Pointers = new nint[matrices.Length];
        for (var i = 0; i < matrices.Length; i++)
        {
            var isBorrowed = false;
            matrices[i].Handle.DangerousAddRef(ref isBorrowed);
            _handles[i] = matrices[i].Handle;
            Pointers[i] = matrices[i].Handle.DangerousGetHandle();
        }
    }

    public void Dispose()
    {
        foreach (var handle in _handles) handle?.DangerousRelease();
    }
}
