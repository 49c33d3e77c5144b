using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>What a result says about one of its columns.</summary>
sealed class DuckDBColumn : DbColumn
{
    DuckDBColumn(string name, int ordinal, LogicalType type)
    {
        ColumnName = name;
        ColumnOrdinal = ordinal;
        DataType = type.ClrType;
        DataTypeName = type.Name;
        AllowDBNull = true;
        if (type.Id != DuckDBType.Decimal) return;
        NumericPrecision = type.Width;
        NumericScale = type.Scale;
    }

    public static ReadOnlyCollection<DbColumn> Describe(string[] names, LogicalType[] types) =>
        new([.. names.Select((name, ordinal) => new DuckDBColumn(name, ordinal, types[ordinal]))]);

    /// <summary>The same as the table older ADO.NET callers expect.</summary>
    public static DataTable Tabulate(string[] names, LogicalType[] types)
    {
        DataTable table = new("SchemaTable");
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add("DataTypeName", typeof(string));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(short));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(short));
        foreach (var column in Describe(names, types))
            table.Rows.Add(column.ColumnName, column.ColumnOrdinal, column.DataType, column.DataTypeName, column.AllowDBNull, column.NumericPrecision, column.NumericScale);
        return table;
    }
}
