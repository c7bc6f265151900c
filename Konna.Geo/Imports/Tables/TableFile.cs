using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Konna.Geo.Packages;
using TextEncoding = System.Text.Encoding;

namespace Konna.Geo.Imports.Tables;

/// <summary>A delimited text table (RFC 4180 and its relatives), read row by row.</summary>
internal sealed class TableFile : ITable
{
    private const int LongestCell = 1 << 20;
    private const int MostColumns = 2000;

    private readonly ImportedFile file;
    private readonly CsvConfiguration configuration;

    public TableFile(ImportedFile file)
    {
        this.file = file;
        Encoding = TableEncoding.Of(file);
        configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t", "|"],
            Encoding = Encoding,
            BadDataFound = null,
            MaxFieldSize = LongestCell,
        };
        using var reader = new StreamReader(file.Open(), Encoding);
        using var parser = new CsvParser(reader, configuration);
        Header = parser.Read() ? [.. parser.Record!.Select(name => name.Trim())] : [];
        Delimiter = parser.Delimiter;
    }

    public TextEncoding Encoding { get; }

    public string Delimiter { get; }

    /// <summary>Where something else parts the cells, a comma can part the decimals.</summary>
    public bool HasDecimalCommas => Delimiter != ",";

    public IReadOnlyList<string> Header { get; }

    /// <summary>The rows below the header, empty lines left out. Ends at a row that cannot be read, which is a problem.</summary>
    public IEnumerable<TableRow> Rows(ProblemList problems)
    {
        if (Header.Count > MostColumns)
        {
            problems.Add(file.Name, "row=1", null, $"The table has {Header.Count} columns.", $"Give at most {MostColumns}.");
            yield break;
        }

        using var reader = new StreamReader(file.Open(), Encoding);
        using var parser = new CsvParser(reader, configuration);
        for (long number = 1; Advance(parser, number, problems); number++)
        {
            var cells = parser.Record!;
            if (number == 1 || Array.TrueForAll(cells, string.IsNullOrWhiteSpace) || (number == 2 && NamesUnits(cells)))
            {
                continue;
            }

            if (cells.Length > Header.Count)
            {
                problems.Add(
                    file.Name, string.Create(CultureInfo.InvariantCulture, $"row={number}"), null,
                    $"The row has {cells.Length} cells, but the header names {Header.Count} columns.", "Put cells that hold the separator in quotation marks.");
                continue;
            }

            yield return new TableRow(Header, cells, string.Create(CultureInfo.InvariantCulture, $"row={number}"));
        }
    }

    // The second row of some tables tells the units of the columns (IBTrACS).
    private static bool NamesUnits(string[] cells) => Array.Exists(cells, cell => cell.Trim() is "degrees_north" or "degrees_south");

    private bool Advance(CsvParser parser, long number, ProblemList problems)
    {
        try
        {
            return parser.Read();
        }
        catch (CsvHelperException)
        {
            problems.Add(
                file.Name, string.Create(CultureInfo.InvariantCulture, $"row={number}"), null,
                "The row cannot be read; a cell is longer than a megabyte.", "Look for a quotation mark that is never closed.");
            return false;
        }
    }
}
