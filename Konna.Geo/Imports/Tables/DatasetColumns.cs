namespace Konna.Geo.Imports.Tables;

/// <summary>The columns of a data set that is known by name.</summary>
internal sealed class DatasetColumns(IReadOnlyList<string> header)
{
    public int? this[string name] => IndexOf(header, name) is >= 0 and var index ? index : null;

    public static bool HasAll(IReadOnlyList<string> header, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (IndexOf(header, name) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"Column: value" for those columns that have one, one a line; null if none has.</summary>
    public string? Note(TableRow row, params ReadOnlySpan<string> names)
    {
        var lines = new List<string>();
        foreach (var name in names)
        {
            if (row.Text(this[name]) is { } text)
            {
                lines.Add($"{name}: {text}");
            }
        }

        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>Ids of the forces that columns name.</summary>
    public IReadOnlyList<string> Forces(TableRow row, OperationBuilder operation, params ReadOnlySpan<string> names)
    {
        var ids = new List<string>();
        foreach (var name in names)
        {
            if (row.Text(this[name]) is { } actor
                && operation.ForceNamed(actor, actor.StartsWith("Civilians", StringComparison.OrdinalIgnoreCase) ? "civilians" : "organisation") is var id
                && !ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        return ids;
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
}
