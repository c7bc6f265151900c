using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Geo.Time;

namespace Konna.Geo.Imports.Tables;

/// <summary>
/// An export of the UCDP Georeferenced Event Dataset, by the columns of its codebook. The event lies within <c>date_start</c> to <c>date_end</c>;
/// <c>where_prec</c> becomes a radius; <c>best</c>, <c>low</c> and <c>high</c> become claims.
/// </summary>
internal sealed class UcdpTable(ITable table, DateForms dates, OperationBuilder operation) : ITableReader
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal) { ["1"] = "battle", ["2"] = "fighting", ["3"] = "abuse" };

    // By where_prec: 1 exact, 2 within 25 km, 3 district, 4 province, 5 estimated, 6 country, 7 at sea or in the air.
    private static readonly (double Radius, int Precision)[] Places =
        [(2_000, 1), (25_000, 2), (50_000, 3), (150_000, 3), (50_000, 3), (500_000, 3), (500_000, 3)];

    private readonly DatasetColumns columns = new(table.Header);
    private readonly CellValues cells = new(table, operation);

    public IReadOnlyList<int> TimeColumns => [columns["date_start"]!.Value, columns["date_end"]!.Value];

    public static bool Suits(IReadOnlyList<string> header) =>
        DatasetColumns.HasAll(header, "id", "type_of_violence", "side_a", "side_b", "latitude", "longitude", "date_start", "date_end", "best", "high", "low");

    public void Read(TableRow row)
    {
        var place = operation.PlaceOf(row.Pointer);
        var firstFault = dates.Read(DayOf(row, "date_start"), out var start);
        var lastFault = dates.Read(DayOf(row, "date_end"), out var end);
        if ((firstFault ?? lastFault) is { } fault)
        {
            operation.Problems.Add(place, fault.Message, fault.Remedy);
            return;
        }

        var where = cells.Number(row, columns["where_prec"], "where_prec");
        (double Radius, int Precision)? precision = where is >= 1 and <= 7 ? Places[(int)where - 1] : null;
        var position = cells.Number(row, columns["latitude"], "latitude") is { } y && cells.Number(row, columns["longitude"], "longitude") is { } x
            ? EarthPosition.Check(x, y, place, operation.Problems)
            : null;
        var item = operation.AddShape(
            new ImportedShape(NameOf(row), position is null ? null : GeometryReader.Factory.CreatePoint(position))
            {
                Span = Within(start.Span, end.Span, cells.Number(row, columns["date_prec"], "date_prec")),
                Kind = row.Text(columns["type_of_violence"]) is { } type ? Kinds.GetValueOrDefault(type) : null,
                Summary = row.Text(columns["source_headline"]),
                Note = columns.Note(row, "id", "conflict_name", "where_description", "adm_1", "adm_2", "event_clarity", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
                RadiusM = precision?.Radius,
                GeoPrecision = precision?.Precision,
                Participants = columns.Forces(row, operation, "side_a", "side_b"),
                Citations = row.Text(columns["source_article"]) is { } article ? [new Citation(operation.SourceNamed(article, "press"))] : [],
            },
            row.Pointer);
        FatalityClaims.Add(
            operation, row, item as Event,
            cells.Number(row, columns["best"], "best"), cells.Number(row, columns["low"], "low"), cells.Number(row, columns["high"], "high"));
    }

    public void Finish()
    {
    }

    // The days are written as their midnights.
    private string DayOf(TableRow row, string column) => (row.Text(columns[column]) ?? "").Split(' ')[0];

    private string NameOf(TableRow row)
    {
        var what = row.Text(columns["dyad_name"]) ?? "Event";
        return row.Text(columns["where_coordinates"]) is { } where ? $"{what}, {where}" : what;
    }

    // An exact date (1) is a day or days it lasted; any other is a time in which it happened, on one day or more.
    private static DatedSpan Within(DatedSpan first, DatedSpan last, double? precision) => precision is 1 || first == last
        ? new DatedSpan(first.Begin, first.Begin, last.End, last.End)
        : new DatedSpan(first.Begin, last.Begin, first.End, last.End);
}
