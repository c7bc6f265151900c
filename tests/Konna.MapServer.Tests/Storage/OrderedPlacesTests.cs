using Konna.MapServer.Storage.GeoPackage;
using Konna.MapServer.Storage.Sql;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Up to which row number rows lie in the order of their ids.</summary>
public sealed class OrderedPlacesTests
{
    [Theory]
    [InlineData(new long[] { 3, 4, 9 }, 3, 9, 3)]
    [InlineData(new long[] { 9, 3, 4, 7, 8 }, 3, 8, 4)]
    [InlineData(new long[] { 1, 2, 9, 3, 10, 4 }, 1, 4, 4)]
    [InlineData(new long[] { 5, 4, 3 }, 3, 3, 1)]
    [InlineData(new long[] { 1, 5, 2, 6, 3 }, 1, 3, 3)]
    [InlineData(new long[] { 7 }, 7, 7, 1)]
    public void The_longest_beginning_in_order_is_found(long[] places, long first, long last, int count) =>
        Assert.Equal(new PlaceRange(first, last, count), OrderedPlaces.OfOrdered(places));

    [Fact]
    public void Of_no_rows_there_is_none() => Assert.Null(OrderedPlaces.OfOrdered([]));

    /// <summary>Held against trying every end.</summary>
    [Fact]
    public void It_is_the_longest_of_any_order()
    {
        var random = new Random(7);
        for (var time = 0; time < 300; time++)
        {
            var places = Enumerable.Range(1, random.Next(1, 9)).Select(place => (long)place).ToArray();
            random.Shuffle(places);
            var last = places.Where(end => places.Where(place => place <= end).SequenceEqual(places.Where(place => place <= end).Order())).Max();
            Assert.Equal(new PlaceRange(1, last, (int)last), OrderedPlaces.OfOrdered(places));
        }
    }
}
