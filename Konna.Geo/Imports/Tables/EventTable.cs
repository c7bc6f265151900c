using System.Text;
using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Imports.Tables;

/// <summary>A row an event, or a place where no row has a time. Columns without a role are kept as lines of the note.</summary>
internal sealed class EventTable(ITable table, TableColumns columns, DateForms dates, OperationBuilder operation) : ITableReader
{
    private readonly CellValues cells = new(table, operation);

    public IReadOnlyList<int> TimeColumns => [.. new[] { columns[ColumnRoles.Time], columns[ColumnRoles.End] }.OfType<int>()];

    public void Read(TableRow row)
    {
        if (ReadTime(row) is not { } time)
        {
            return;
        }

        var name = row.Text(columns[ColumnRoles.Name]) ?? row.Text(columns[ColumnRoles.Id]);
        var force = row.Text(columns[ColumnRoles.Force]);
        var item = operation.AddShape(
            new ImportedShape(name, cells.Shape(row, columns))
            {
                Span = time.Span,
                Edtf = time.Edtf,
                Summary = row.Text(columns[ColumnRoles.Summary]),
                Note = NoteOf(row),
                RadiusM = cells.Number(row, columns[ColumnRoles.Radius], "The radius"),
                Participants = force is null ? [] : [operation.ForceNamed(force)],
                Citations = CitationsOf(row),
            },
            row.Pointer);
        FatalityClaims.Add(
            operation, row, item as Event,
            cells.Number(row, columns[ColumnRoles.Fatalities], "The number of fatalities"),
            cells.Number(row, columns[ColumnRoles.FatalitiesLow], "The low estimate"),
            cells.Number(row, columns[ColumnRoles.FatalitiesHigh], "The high estimate"));
    }

    public void Finish()
    {
    }

    /// <summary>No time at all is one, too; null when what is there cannot be read.</summary>
    private TimeReading? ReadTime(TableRow row)
    {
        var begin = ReadCell(row, columns[ColumnRoles.Time]);
        var end = ReadCell(row, columns[ColumnRoles.End]);
        return begin is null || end is null ? null
            : row.Text(columns[ColumnRoles.End]) is null ? begin
            : new TimeReading(new DatedSpan(begin.Value.Span.Begin, begin.Value.Span.BeginLatest, end.Value.Span.EndEarliest, end.Value.Span.End), null);
    }

    private TimeReading? ReadCell(TableRow row, int? column)
    {
        if (row.Text(column) is not { } text)
        {
            return new TimeReading(DatedSpan.Undated, null);
        }

        if (dates.Read(text, out var reading) is { } fault)
        {
            operation.Problems.Add(operation.PlaceOf(row.Pointer), fault.Message, fault.Remedy);
            return null;
        }

        return reading;
    }

    private List<Citation> CitationsOf(TableRow row) =>
        row.Text(columns[ColumnRoles.Source]) is { } source ? [new Citation(operation.SourceNamed(source, "text"))] : [];

    private string? NoteOf(TableRow row)
    {
        var note = new StringBuilder();
        foreach (var column in columns.Others)
        {
            if (row.Text(column) is { } text)
            {
                note.Append(note.Length == 0 ? "" : "\n").Append(table.Header[column]).Append(": ").Append(text);
            }
        }

        return note.Length == 0 ? null : note.ToString();
    }
}
