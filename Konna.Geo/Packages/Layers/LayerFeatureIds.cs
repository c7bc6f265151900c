using System.Globalization;
using System.Text.RegularExpressions;

namespace Konna.Geo.Packages.Layers;

/// <summary>
/// The ids of a layer's features: the values of one attribute, or what the file itself calls its features, or else the numbers of the rows, from 1.
/// They are part of addresses: letters and digits of ASCII and <c>-._~</c>, at most 128.
/// </summary>
internal sealed partial class LayerFeatureIds(LayerTable table, IReadOnlyList<string> names, string property, LayerProblems problems)
{
    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9._~-]{0,127}$", RegexOptions.NonBacktracking)]
    private static partial Regex Form { get; }

    public static bool IsId(string text) => Form.IsMatch(text) && !text.EndsWith('\n');

    /// <summary>One per row; null if any is wrong.</summary>
    public IReadOnlyList<string>? Read()
    {
        var column = names.ToList().IndexOf(property);
        var given = table.Rows.Select(row => (Own: TextOf(row.Id), Attribute: column < 0 ? null : TextOf(row.Values[column]))).ToList();
        if (given.TrueForAll(g => g is (null, null)))
        {
            return [.. Enumerable.Range(1, table.Rows.Count).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        }

        var ids = new List<string>();
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var pointer = table.Rows[i].Pointer;
            var (own, attribute) = given[i];

            // An attribute that was chosen to be the id may differ from what the file calls its features; one that is called id may not.
            var id = attribute ?? own;
            if (attribute is not null && own is not null && attribute != own && property == "id")
            {
                problems.Add(pointer + "/id", $"The feature's id is {PackageNode.Quote(own)}, but its properties say {PackageNode.Quote(attribute)}.", "Keep one, or make them the same.");
            }
            else if (id is null || (attribute is null && column >= 0 && own is null))
            {
                problems.Add(pointer, "The feature has no id, but others have.", $"Give every feature one{(column < 0 ? "" : $" in {PackageNode.Quote(property)}")}, or none.");
            }
            else if (!IsId(id))
            {
                problems.Add(pointer, $"{PackageNode.Quote(id)} cannot be an id.", "Use letters and digits of ASCII and any of -._~ between them, at most 128; or rename the attribute, and the rows are numbered.");
            }
            else if (!rows.TryAdd(id, pointer))
            {
                problems.Add(pointer, $"The feature at {rows[id]} has the id {PackageNode.Quote(id)} already.", "Give each its own id.");
            }
            else
            {
                ids.Add(id);
            }
        }

        return ids.Count == table.Rows.Count ? ids : null;
    }

    private static string? TextOf(object? value) => value switch
    {
        null or "" => null,
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value} ({value.GetType().Name})"),
    };
}
