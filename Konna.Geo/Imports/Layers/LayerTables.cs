using Konna.Geo.Imports.Tables;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Imports.Layers;

/// <summary>Makes things of the tables of a layer file: a line whose measures are times is a movement, any other row one of a table.</summary>
internal static class LayerTables
{
    public static void Read(IReadOnlyList<LayerTable> tables, ImportedFile file, OperationBuilder operation)
    {
        foreach (var table in tables)
        {
            Read(new LayerRows(table, isAlone: tables.Count == 1), file, operation);
        }
    }

    /// <summary>Where the problems of a layer file go. What an operation cannot keep of it is left out and told.</summary>
    public static LayerProblems ReportsOf(string file, OperationBuilder operation) =>
        new(file, operation.Problems, what => operation.Notices.Count(what));

    private static void Read(LayerRows table, ImportedFile file, OperationBuilder operation)
    {
        if (TableReaders.For(table, file.Name, operation) is not { } reader)
        {
            return;
        }

        var columns = TableColumns.Of(table.Header, operation.Options.Columns, file.Name, operation.Problems);
        var paths = new MeasuredPath(columns, operation);
        foreach (var (row, measures) in table.Features())
        {
            if (!paths.Add(row, measures))
            {
                reader.Read(row);
            }
        }

        reader.Finish();
    }
}
