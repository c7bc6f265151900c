using System.Globalization;
using System.Text.Json;
using Konna.Geo.Imports.Tables;
using Konna.Geo.Packages;

namespace Konna.Geo.Imports.Json;

/// <summary>The features of a GeoJSON collection as rows: a column for every property that any of them has.</summary>
internal sealed class FeatureTable : ITable
{
    private const int MostColumns = 2000;

    private readonly ImportedFile file;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly TableColumns roles;

    /// <exception cref="JsonException">It is no JSON.</exception>
    public FeatureTable(ImportedFile file)
    {
        this.file = file;
        foreach (var (element, _) in Elements())
        {
            if (PropertiesOf(element) is { } properties)
            {
                foreach (var property in properties.EnumerateObject())
                {
                    if (columns.Count < MostColumns)
                    {
                        columns.TryAdd(property.Name, columns.Count);
                    }
                }
            }
        }

        Header = [.. columns.Keys];
        roles = TableColumns.Of(Header, new Dictionary<string, string>(StringComparer.Ordinal), file.Name, new ProblemList());
    }

    public IReadOnlyList<string> Header { get; }

    public bool HasDecimalCommas => false;

    public IEnumerable<TableRow> Rows(ProblemList problems) => Features().Select(feature => feature.Row);

    /// <summary>Each feature with its properties as a row; good only until the next.</summary>
    public IEnumerable<(JsonElement Feature, TableRow Row)> Features()
    {
        foreach (var (element, pointer) in Elements())
        {
            var cells = new string[Header.Count];
            Array.Fill(cells, "");
            if (PropertiesOf(element) is { } properties)
            {
                foreach (var property in properties.EnumerateObject())
                {
                    if (columns.TryGetValue(property.Name, out var column))
                    {
                        cells[column] = TextOf(property.Value);
                    }
                }
            }

            yield return (element, new TableRow(Header, cells, pointer));
        }
    }

    public string? NameOf(TableRow row) => row.Text(roles[ColumnRoles.Name]) ?? row.Text(roles[ColumnRoles.Track]) ?? row.Text(roles[ColumnRoles.Id]);

    private IEnumerable<(JsonElement Element, string Pointer)> Elements()
    {
        using var elements = new JsonElements(file.Open(), "features");
        for (var index = 0L; elements.TryNext(out var document); index++)
        {
            using (document)
            {
                yield return (document!.RootElement, string.Create(CultureInfo.InvariantCulture, $"/features/{index}"));
            }
        }
    }

    private static JsonElement? PropertiesOf(JsonElement feature) =>
        feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object ? properties : null;

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
