namespace Konna.Geo.Imports.Tables;

/// <summary>
/// Delimited tables: those of ACLED and of the UCDP Georeferenced Event Dataset by their columns, else tracks or events and places by the columns a person
/// names or the names suggest. Separator, encoding and the order of days and months are found out.
/// </summary>
internal sealed class CsvFormat : IForeignFormat
{
    private const int WesternCodePage = 1252;

    private static readonly string[] Extensions = [".csv", ".tsv", ".tab", ".txt"];

    public string Name => "CSV";

    public bool Recognises(ImportedFile file, ReadOnlySpan<byte> head) => Extensions.Contains(file.Extension);

    public void Read(ImportedFile file, OperationBuilder operation)
    {
        var table = new TableFile(file);
        if (table.Header.Count < 2)
        {
            operation.Problems.Add(file.Name, "", null, "This is no table: its first row does not name columns.", "Begin with a row of names, parted by commas, semicolons, tabs or |.");
            return;
        }

        operation.Notices.Count("the table is not UTF-8 and was read as Windows-1252", table.Encoding.CodePage == WesternCodePage ? 1 : 0);
        if (TableReaders.For(table, file.Name, operation) is not { } reader)
        {
            return;
        }

        foreach (var row in table.Rows(operation.Problems))
        {
            reader.Read(row);
        }

        reader.Finish();
    }
}
