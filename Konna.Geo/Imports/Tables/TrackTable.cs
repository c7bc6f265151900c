namespace Konna.Geo.Imports.Tables;

/// <summary>Fixes of things that move: an identity, a time and a position in every row, in any order.</summary>
internal sealed class TrackTable(ITable table, TableColumns columns, DateForms dates, OperationBuilder operation) : ITableReader
{
    private readonly CellValues cells = new(table, operation);
    private readonly Dictionary<string, (string Name, string? Force, string Pointer, FixList Fixes)> tracks = new(StringComparer.Ordinal);

    public IReadOnlyList<int> TimeColumns => [columns[ColumnRoles.Time]!.Value];

    public void Read(TableRow row)
    {
        var place = operation.PlaceOf(row.Pointer);
        if (row.Text(columns[ColumnRoles.Track]) is not { } id)
        {
            operation.Problems.Add(place, "The row does not say what moved.", $"Fill in the column {table.Header[columns[ColumnRoles.Track]!.Value]}.");
            return;
        }

        if (dates.Read(row.Text(columns[ColumnRoles.Time]) ?? "", out var time) is { } fault)
        {
            operation.Problems.Add(place, fault.Message, fault.Remedy);
            return;
        }

        if (!time.IsInstant)
        {
            operation.Problems.Add(place, "A fix needs a time of day.", "Write it as 2013-01-10T08:30:00Z.");
            return;
        }

        if (cells.Position(row, columns) is not { } position)
        {
            operation.Notices.Count("a row without a position was left out");
            return;
        }

        if (!tracks.TryGetValue(id, out var track))
        {
            tracks[id] = track = (row.Text(columns[ColumnRoles.Name]) ?? id, row.Text(columns[ColumnRoles.Force]), row.Pointer, new FixList());
        }

        track.Fixes.Add(position, time.Span.Begin!.Value);
    }

    public void Finish()
    {
        foreach (var other in columns.Others)
        {
            operation.Notices.Count($"the column {table.Header[other]} was left out: a fix has no such property");
        }

        // One after the other is let go, so that no track is held twice.
        foreach (var id in tracks.Keys.ToList())
        {
            tracks.Remove(id, out var track);
            var (name, force, pointer, fixes) = track;
            // Names are not identities: two storms of two years may share one.
            var label = name == id ? id : $"{name} ({id})";
            operation.AddTrack(operation.UnitNamed(label, force is null ? null : operation.ForceNamed(force)), label, fixes, pointer);
        }
    }
}
