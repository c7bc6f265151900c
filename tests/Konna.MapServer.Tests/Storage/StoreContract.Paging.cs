using Konna.Geo.Features;
using Konna.Geo.Operations;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Paging while others write.</summary>
public abstract partial class StoreContract
{
    private const int PagingRounds = 300;

    [Fact]
    public async Task Pages_are_stable_while_rows_come_between_them()
    {
        var places = Collection("places");
        var name = places.Find("name")!;
        var random = new Random(20130110);
        var original = Enumerable.Range(0, 12).Select(i => $"p{i:00}").ToList();
        var all = original.ToList();
        var query = new FeatureQuery(SampleOperation.Id, places);
        RowPosition? after = null;
        List<string> seen = [];
        for (var round = 0; round < PagingRounds; round++)
        {
            await ImportAsync(SampleOperation.WithPlaces(all.Select(id => new Place { Id = id, Name = id[1..3] })));
            if (after is null)
            {
                query = query with { Limit = random.Next(1, 6), SortBy = random.Next(2) == 0 ? [] : [new SortKey(name, random.Next(2) == 0)] };
                seen = [];
            }

            var page = await Store.ReadPageAsync(query with { After = after }, Cancellation);
            seen.AddRange(page.Rows.Select(row => row.Id));
            Assert.Equal(seen.Distinct(), seen);
            after = page.HasMore ? query.PositionOf(page.Rows[^1]) : null;
            if (after is null)
            {
                // What was there from the first page to the last came exactly once, whatever came beside it.
                Assert.Equal(original, seen.Intersect(original).Order(StringComparer.Ordinal));
                all = [.. original];
            }
            else if (all.Count < 2 * original.Count)
            {
                // Before and after the place where the page ended, and with names that are there already.
                all.Add($"p{random.Next(12):00}.{round}");
            }
        }
    }
}
