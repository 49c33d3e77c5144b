using System.Data.Common;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.Tests.Engine.Warehouse;

/// <summary>A real warehouse with every declared table and no row, for as long as a test lasts.</summary>
sealed class EmptyWarehouse : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-empty-");

    public EmptyWarehouse()
    {
        Warehouse = DuckDbWarehouse.Open(Tipoff.Engine.Workspace.Create(folder.FullName), League.Catalog(), TimeProvider.System, "a test");
        Connection = Warehouse.Connect();
    }

    public DuckDbWarehouse Warehouse { get; }

    public DbConnection Connection { get; }

    public void Dispose()
    {
        Connection.Dispose();
        Warehouse.Dispose();
        folder.Delete(recursive: true);
    }
}
