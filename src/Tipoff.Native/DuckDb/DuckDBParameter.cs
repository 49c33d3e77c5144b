using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace DuckDB.NET.Data;

/// <summary>A value for a `?`, `$1` or `$name` in the statement; a prefix on the name is ignored.</summary>
public sealed class DuckDBParameter : DbParameter
{
    public DuckDBParameter() { }

    public DuckDBParameter(object? value) => Value = value;

    public DuckDBParameter(string name, object? value)
    {
        ParameterName = name;
        Value = value;
    }

    public override DbType DbType { get; set; } = DbType.Object;
    public override ParameterDirection Direction { get; set; } = ParameterDirection.Input;
    public override bool IsNullable { get; set; } = true;
    [AllowNull] public override string ParameterName { get => field; set => field = value ?? ""; } = "";
    public override int Size { get; set; }
    [AllowNull] public override string SourceColumn { get => field; set => field = value ?? ""; } = "";
    public override bool SourceColumnNullMapping { get; set; }
    public override object? Value { get; set; }

    internal string BareName => ParameterName.TrimStart('$', '@', ':');

    public override void ResetDbType() => DbType = DbType.Object;
}
