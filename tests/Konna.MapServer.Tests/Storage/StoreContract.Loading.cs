using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task The_geometries_of_a_query_are_those_of_its_rows()
    {
        await ImportAsync(SampleOperation.Create());
        foreach (var collection in Store.Collections.Where(c => c.HasGeometry))
        {
            foreach (var time in new TemporalFilter?[] { null, TemporalFilter.At(new DateTimeOffset(2013, 1, 10, 9, 0, 0, TimeSpan.Zero)) })
            {
                var query = new FeatureQuery(SampleOperation.Id, collection) { Time = time };
                var expected = new List<(string, string)>();
                await foreach (var row in Store.StreamAsync(query, Cancellation))
                {
                    expected.Add((row.Id, Convert.ToHexString(row.Wkb.Span)));
                }

                var given = new List<(string, string)>();
                await Store.ReadGeometriesAsync(query, (id, wkb) => given.Add((id, Convert.ToHexString(wkb.Span))), Cancellation);
                Assert.Equal(expected, given.OrderBy(pair => pair.Item1, StringComparer.Ordinal));
            }
        }

        await Store.ReadGeometriesAsync(new FeatureQuery("no\0such", Store.Collections[0]), (_, _) => Assert.Fail("There is nothing there."), Cancellation);
    }

    [Fact]
    public async Task An_import_says_how_far_it_is()
    {
        var reports = new List<ImportProgress>();
        var places = Enumerable.Range(0, 2500).Select(i => new Place { Id = $"p{i:0000}" });
        await Store.ImportAsync(SampleOperation.WithPlaces(places), ImportMode.Replace, EditAuthor.Program, new Collected(reports), Cancellation);
        Assert.Single(reports.Select(report => report.Total).Distinct());
        Assert.Equal(reports.Select(r => r.Done).Order(), reports.Select(r => r.Done));
        Assert.Contains(reports, report => report.Collection == "places" && report.Done < report.Total);
        Assert.Equal(reports[^1].Total, reports[^1].Done);
    }

    [Fact]
    public async Task What_is_loaded_is_found_by_place_and_gone_when_it_is_loaded_anew()
    {
        var places = Enumerable.Range(0, 300).Select(i => new Place { Id = $"p{i:000}", Geometry = new NetTopologySuite.Geometries.Point(i / 10.0, 10) { SRID = 4326 } }).ToList();
        await ImportAsync(SampleOperation.WithPlaces(places));
        Assert.Equal(11, await CountAsync(10, 11));
        await Store.ImportAsync(SampleOperation.WithPlaces(places.Where((_, i) => i % 2 == 0)), ImportMode.Replace, Cancellation);
        Assert.Equal(6, await CountAsync(10, 11));
        Assert.Equal(1, await CountAsync(29.75, 31));

        async Task<int> CountAsync(double west, double east) =>
            (await Store.ReadPageAsync(new FeatureQuery(SampleOperation.Id, Collection("places")) { Box = new BoundingBox(west, 9, east, 11) }, Cancellation)).Rows.Count;
    }

    private sealed class Collected(List<ImportProgress> reports) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => reports.Add(value);
    }
}
