using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.Geo.Tests.Filtering;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Tests.Features;

public sealed class RowTableTests
{
    private static readonly RowTable Table = new(Rows.Schema,
    [
        Named("c", Rows.Row(count: 2, geometry: new Point(179.5, 0))),
        Named("a", Rows.Row(count: 1, geometry: new LineString([new(0, 0), new(4, 4)]))),
        Named("d", Rows.Row(geometry: Point.Empty)),
        Named("b", Rows.Row(count: 2, geometry: new Point(-179.5, 0))),
    ]);

    [Fact]
    public void Rows_come_in_the_order_of_the_query_from_its_place_on()
    {
        var query = new FeatureQuery("op", Rows.Schema) { SortBy = [new SortKey(Rows.Schema.Find("count")!, Descending: true)] };

        Assert.Equal(["a", "b", "c", "d"], Ids(Table.Select(query with { SortBy = [] }, Cancellation)));
        Assert.Equal(["b", "c", "a", "d"], Ids(Table.Select(query, Cancellation)));
        Assert.Equal(["c", "a", "d"], Ids(Table.Select(query with { After = new RowPosition([2L], "b") }, Cancellation)));
        Assert.Equal(["d"], Ids(Table.Select(query with { After = new RowPosition([1L], "a") }, Cancellation)));
        Assert.Equal(4, Table.Count(query with { After = new RowPosition([1L], "a") }, Cancellation));
    }

    [Fact]
    public void A_box_is_met_by_geometries_and_scanned_by_the_boxes_around_them_on_both_sides_of_the_antimeridian()
    {
        var corner = new FeatureQuery("op", Rows.Schema) { Box = new BoundingBox(3, 0, 4, 1) };

        Assert.Empty(Table.Select(corner, Cancellation));
        Assert.Equal(["a"], Ids(Table.Scan(corner, Cancellation)));
        Assert.Equal(["a"], Ids(Table.Select(corner with { Box = new BoundingBox(2, 2, 2, 2) }, Cancellation)));
        Assert.Equal(["b", "c"], Ids(Table.Select(corner with { Box = new BoundingBox(179, -1, -179, 1) }, Cancellation)));
    }

    [Fact]
    public void A_narrowed_question_gives_narrowed_rows_by_the_filter_over_what_is_left()
    {
        var narrow = Rows.Schema.Narrow(["count"]);
        var filter = FilterCheck.Bind(Cql2Text.Parse("count = 2").Value!, narrow).Value;

        var rows = Table.Scan(new FeatureQuery("op", narrow) { Filter = filter, Equalities = [new PropertyEquality(Rows.Schema.Find("count")!, 2L)] }, Cancellation).ToList();
        Assert.Equal(["b", "c"], Ids(rows));
        Assert.All(rows, row => Assert.Equal(2, row.Values.Length));
    }

    [Fact]
    public void It_ends_when_nobody_waits_any_more() =>
        Assert.Throws<OperationCanceledException>(() => Table.Count(new FeatureQuery("op", Rows.Schema), new CancellationToken(canceled: true)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static FeatureRow Named(string id, FeatureRow row) => row with { Id = id };

    private static IEnumerable<string> Ids(IEnumerable<FeatureRow> rows) => rows.Select(row => row.Id);
}
