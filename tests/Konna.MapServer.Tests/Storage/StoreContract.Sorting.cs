using System.Text;
using Konna.Geo.Features;
using Konna.Geo.Operations;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Ordering by properties, and paging through such an order.</summary>
public abstract partial class StoreContract
{
    [Theory]
    [InlineData("name")]
    [InlineData("-name")]
    [InlineData("geoPrecision,-name")]
    [InlineData("-radiusM,geoPrecision")]
    [InlineData("begin,-geonamesId")]
    [InlineData("-begin,name,-radiusM")]
    public async Task Sorted_pages_are_the_whole_in_order_with_missing_values_last(string sortBy)
    {
        string?[] names = ["b", "B", "é", "a", null, "aa", "𐀀", "﹅"];
        var random = new Random(7);
        var places = Enumerable.Range(0, 60).Select(i => new Place
        {
            Id = $"p{i:00}",
            Name = names[random.Next(names.Length)],
            GeoPrecision = random.Next(4) is var precision and > 0 ? precision : null,
            RadiusM = random.Next(3) is var radius and > 0 ? radius * 1.5 : null,
            GeonamesId = random.Next(3) is var number and > 0 ? number * 5_000_000_000 : null,
            Begin = random.Next(3) is var hours and > 0 ? SampleOperation.Noon.AddHours(hours) : null,
        }).ToList();
        await ImportAsync(SampleOperation.WithPlaces(places));
        var schema = Collection("places");
        var keys = sortBy.Split(',').Select(key => new SortKey(schema.Find(key.TrimStart('-'))!, key.StartsWith('-'))).ToList();
        var query = new FeatureQuery(SampleOperation.Id, schema) { SortBy = keys, Limit = 7 };

        var paged = new List<string>();
        for (var (page, more) = (query, true); more;)
        {
            var answer = await Store.ReadPageAsync(page, Cancellation);
            paged.AddRange(answer.Rows.Select(row => row.Id));
            (page, more) = (query with { After = query.PositionOf(answer.Rows[^1]) }, answer.HasMore);
        }

        Assert.Equal(Sort(places, keys), paged);
        Assert.Equal(paged, await Store.StreamAsync(query, Cancellation).Select(row => row.Id).ToListAsync(Cancellation));
    }

    private static IEnumerable<string> Sort(IEnumerable<Place> places, IReadOnlyList<SortKey> keys)
    {
        var ordered = places.OrderBy(_ => 0);
        foreach (var key in keys)
        {
            object? Value(Place place) => typeof(Place).GetProperty(char.ToUpperInvariant(key.Property.Name[0]) + key.Property.Name[1..])!.GetValue(place) is var value && value is string text
                ? Convert.ToHexString(Encoding.UTF8.GetBytes(text)) : value;
            ordered = ordered.ThenBy(place => Value(place) is null);
            ordered = key.Descending ? ordered.ThenByDescending(Value, Ordinal) : ordered.ThenBy(Value, Ordinal);
        }

        return ordered.ThenBy(place => place.Id, StringComparer.Ordinal).Select(place => place.Id);
    }

    private static Comparer<object?> Ordinal { get; } = Comparer<object?>.Create((a, b) =>
        a is string left && b is string right ? string.CompareOrdinal(left, right) : Comparer<object?>.Default.Compare(a, b));
}
