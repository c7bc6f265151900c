using System.Globalization;
using System.Text;
using Konna.Geo.Collections;

namespace Konna.MapServer.Storage.Model;

/// <summary>
/// What a layer's table and columns are called. The attributes' own names are any text; of them only ASCII letters and digits are kept, so that the
/// names stay readable in QGIS and no text of a package is ever part of a statement.
/// </summary>
internal static class LayerColumns
{
    /// <summary>PostgreSQL cuts names at 63 bytes; room is left for what indexes add.</summary>
    private const int Longest = 40;

    /// <summary>The columns that every layer's table has, and those that the databases have themselves.</summary>
    private static readonly string[] Taken =
    [
        ColumnNames.Fid, ColumnNames.OperationId, ColumnNames.Id, ColumnNames.Begin, ColumnNames.End, ColumnNames.Geometry, ColumnNames.Period,
        "rowid", "oid", "_rowid_", "tableoid", "xmin", "cmin", "xmax", "cmax", "ctid", "ogc_fid",
    ];

    /// <summary>Unique for ever: an operation's row number is never used again.</summary>
    /// <param name="operation">The row number of the operation.</param>
    /// <param name="position">The layer's place among those of the operation, from 1.</param>
    public static string TableOf(long operation, int position, string layerId) =>
        string.Create(CultureInfo.InvariantCulture, $"layer_{operation}_{position}_{Plain(layerId, 20)}");

    /// <summary>The schema as a store holds it: in this table, with a column for each property.</summary>
    public static CollectionSchema Stored(CollectionSchema schema, string table)
    {
        var taken = new HashSet<string>(Taken, StringComparer.Ordinal);
        return schema.Holding(table, [.. schema.Properties.Select((property, slot) => property with { Column = slot == 0 ? ColumnNames.Id : Free(property.Name, taken) })]);
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var plain = Plain(name, Longest);
        var column = plain;
        for (var number = 2; !taken.Add(column); number++)
        {
            column = plain + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        return column;
    }

    private static string Plain(string name, int longest)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != '_')
            {
                plain.Append('_');
            }
        }

        var text = plain.ToString(0, Math.Min(plain.Length, longest)).Trim('_');
        return text.Length == 0 ? "attribute" : char.IsAsciiDigit(text[0]) ? "a" + text : text;
    }
}
