using Konna.Geo.Packages;

namespace Konna.Geo.Imports.Tables;

/// <summary>Which column of a table plays which role: as a person says, else by its name.</summary>
internal sealed class TableColumns
{
    private readonly IReadOnlyList<string> header;
    private readonly Dictionary<string, int> roles = new(StringComparer.Ordinal);

    private TableColumns(IReadOnlyList<string> header) => this.header = header;

    /// <summary>The column of a role, or null.</summary>
    public int? this[string role] => roles.TryGetValue(role, out var column) ? column : null;

    /// <summary>The columns that play no role, in the order of the table.</summary>
    public IEnumerable<int> Others => Enumerable.Range(0, header.Count).Where(column => header[column].Length > 0 && !roles.ContainsValue(column));

    public static TableColumns Of(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> said, string file, ProblemList problems)
    {
        var columns = new TableColumns(header);
        foreach (var (role, name) in said)
        {
            var column = IndexOf(header, name);
            if (ColumnRoles.All.All(known => known.Role != role))
            {
                problems.Add(file, "", null, $"{PackageNode.Quote(role)} is no role of a column.", $"Use one of: {string.Join(", ", ColumnRoles.All.Select(known => known.Role))}.");
            }
            else if (column < 0)
            {
                problems.Add(file, "row=1", null, $"The table has no column {PackageNode.Quote(name)}.", $"It has: {string.Join(", ", header.Take(30))}.");
            }
            else
            {
                columns.roles[role] = column;
            }
        }

        foreach (var (role, names) in ColumnRoles.All.Where(known => !said.ContainsKey(known.Role)))
        {
            var column = names.Select(name => FoldedIndexOf(header, name)).FirstOrDefault(index => index >= 0 && !columns.roles.ContainsValue(index), -1);
            if (column >= 0)
            {
                columns.roles[role] = column;
            }
        }

        return columns;
    }

    private static int IndexOf(IReadOnlyList<string> header, string name)
    {
        for (var index = 0; index < header.Count; index++)
        {
            if (string.Equals(header[index], name, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        return -1;
    }

    private static int FoldedIndexOf(IReadOnlyList<string> header, string name)
    {
        for (var index = 0; index < header.Count; index++)
        {
            if (ColumnRoles.Fold(header[index]) == name)
            {
                return index;
            }
        }

        return -1;
    }
}
