using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Tables;

/// <summary>
/// An export of the Armed Conflict Location and Event Data project, by the columns of its codebook. <c>time_precision</c> 2 and 3 widen the day to the days
/// around it and to its month, for the date stands for the middle of them; <c>geo_precision</c> becomes a radius; <c>fatalities</c> a claim.
/// </summary>
internal sealed class AcledTable(ITable table, DateForms dates, OperationBuilder operation) : ITableReader
{
    // What "within a week" reaches to either side of the day that stands for it.
    private const int DaysAround = 3;

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Battles"] = "battle",
        ["Explosions/Remote violence"] = "fighting",
        ["Violence against civilians"] = "abuse",
        ["Protests"] = "gathering",
        ["Riots"] = "gathering",
        ["Strategic developments"] = "incident",
    };

    // Metres for 1 town, 2 part of a region, 3 region.
    private static readonly double[] Radii = [2_000, 25_000, 100_000];

    private readonly DatasetColumns columns = new(table.Header);
    private readonly CellValues cells = new(table, operation);

    public IReadOnlyList<int> TimeColumns => [columns["event_date"]!.Value];

    public static bool Suits(IReadOnlyList<string> header) =>
        DatasetColumns.HasAll(header, "event_id_cnty", "event_date", "event_type", "actor1", "latitude", "longitude", "fatalities");

    public void Read(TableRow row)
    {
        var place = operation.PlaceOf(row.Pointer);
        if (dates.Read(row.Text(columns["event_date"]) ?? "", out var time) is { } fault)
        {
            operation.Problems.Add(place, fault.Message, fault.Remedy);
            return;
        }

        var precision = cells.Number(row, columns["geo_precision"], "geo_precision");
        var geoPrecision = precision is 1 or 2 or 3 ? (int?)precision : null;
        var timePrecision = cells.Number(row, columns["time_precision"], "time_precision");
        var latitude = cells.Number(row, columns["latitude"], "latitude");
        var longitude = cells.Number(row, columns["longitude"], "longitude");
        Coordinate? position = latitude is { } y && longitude is { } x ? EarthPosition.Check(x, y, place, operation.Problems) : null;
        var type = row.Text(columns["event_type"]);
        var item = operation.AddShape(
            new ImportedShape(NameOf(row, type), position is null ? null : GeometryReader.Factory.CreatePoint(position))
            {
                Span = SpanOf(time.Span, timePrecision),
                Edtf = timePrecision is null or 1 ? time.Edtf : null,
                Kind = type is null ? null : Kinds.GetValueOrDefault(type),
                Summary = row.Text(columns["notes"]),
                Note = columns.Note(row, "event_id_cnty", "disorder_type", "sub_event_type", "civilian_targeting", "admin1", "admin2", "admin3", "location", "source_scale", "tags"),
                RadiusM = geoPrecision is { } scale ? Radii[scale - 1] : null,
                GeoPrecision = geoPrecision,
                Participants = columns.Forces(row, operation, "actor1", "actor2"),
                Citations = [.. SourcesOf(row)],
            },
            row.Pointer);
        FatalityClaims.Add(operation, row, item as Event, cells.Number(row, columns["fatalities"], "fatalities"), low: null, high: null);
    }

    public void Finish()
    {
    }

    private string NameOf(TableRow row, string? type)
    {
        var what = row.Text(columns["sub_event_type"]) ?? type ?? "Event";
        return row.Text(columns["location"]) is { } where ? $"{what}, {where}" : what;
    }

    private IEnumerable<Citation> SourcesOf(TableRow row) =>
        (row.Text(columns["source"]) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .Select(name => new Citation(operation.SourceNamed(name, "press")));

    private static DatedSpan SpanOf(DatedSpan day, double? precision) => (precision, day.Begin, day.End) switch
    {
        (2, { } begin, { } end) => new DatedSpan(begin.AddDays(-DaysAround), begin.AddDays(DaysAround), end.AddDays(-DaysAround), end.AddDays(DaysAround)),
        (3, { } begin, { } end) => MonthOf(begin, end),
        _ => day,
    };

    // Some day of the month.
    private static DatedSpan MonthOf(DateTimeOffset begin, DateTimeOffset end)
    {
        var middle = begin.AddTicks((end - begin).Ticks / 2);
        var first = begin.AddDays(1 - middle.Day);
        var next = first.AddMonths(1);
        return new DatedSpan(first, next.AddDays(-1), first.AddDays(1), next);
    }
}
