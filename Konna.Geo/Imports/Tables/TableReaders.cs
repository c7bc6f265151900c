using Konna.Geo.Packages;

namespace Konna.Geo.Imports.Tables;

/// <summary>Finds out what the rows of a table are.</summary>
internal static class TableReaders
{
    /// <summary>Null if the columns or the zone that a person named are not known, which is a problem.</summary>
    public static ITableReader? For(ITable table, string file, OperationBuilder operation)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(operation.Options.TimeZone, out var zone))
        {
            operation.Problems.Add("", "", null, $"{PackageNode.Quote(operation.Options.TimeZone)} is not a time zone.", "Use an IANA name such as Africa/Bamako.");
            return null;
        }

        var known = operation.Problems.Count;
        var columns = TableColumns.Of(table.Header, operation.Options.Columns, file, operation.Problems);
        if (operation.Problems.Count > known)
        {
            return null;
        }

        var dates = new DateForms(zone, operation.Options.DayOrder);
        var reader = ReaderOf(table, columns, dates, operation);
        ObserveDates(table, reader.TimeColumns, dates);
        return reader;
    }

    private static ITableReader ReaderOf(ITable table, TableColumns columns, DateForms dates, OperationBuilder operation)
    {
        if (AcledTable.Suits(table.Header))
        {
            return new AcledTable(table, dates, operation);
        }

        if (UcdpTable.Suits(table.Header))
        {
            return new UcdpTable(table, dates, operation);
        }

        return columns[ColumnRoles.Track] is not null && columns[ColumnRoles.Time] is not null
            ? new TrackTable(table, columns, dates, operation)
            : new EventTable(table, columns, dates, operation);
    }

    private static void ObserveDates(ITable table, IReadOnlyList<int> timeColumns, DateForms dates)
    {
        // What cannot be read is reported when it is read again.
        foreach (var row in table.Rows(new ProblemList()))
        {
            if (dates.IsOrderKnown)
            {
                return;
            }

            foreach (var column in timeColumns)
            {
                if (row.Text(column) is { } text)
                {
                    dates.Observe(text);
                }
            }
        }
    }
}
