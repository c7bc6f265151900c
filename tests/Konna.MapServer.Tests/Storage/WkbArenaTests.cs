using Konna.MapServer.Storage.Sql;

namespace Konna.MapServer.Tests.Storage;

public sealed class WkbArenaTests
{
    [Fact]
    public void No_two_geometries_share_a_byte_whatever_their_lengths()
    {
        var arena = new WkbArena();
        var random = new Random(20130110);
        var taken = Enumerable.Range(0, 2000).Select(n => (Mark: (byte)(n % 251), Room: arena.Take(n % 97 == 0 ? 70_000 : random.Next(0, 900)))).ToList();
        taken.ForEach(item => item.Room.AsSpan().Fill(item.Mark));
        Assert.All(taken, item => Assert.Equal(-1, item.Room.AsSpan().IndexOfAnyExcept(item.Mark)));
        Assert.True(taken.Select(item => item.Room.Array).Distinct().Count() < taken.Count / 10);
    }

    [Fact]
    public void A_single_geometry_takes_no_more_than_it_needs() => Assert.Equal(21, new WkbArena().Take(21).Array!.Length);

    [Fact]
    public void Room_that_was_given_up_is_used_again()
    {
        var arena = new WkbArena();
        var first = arena.Take(900);
        arena.GiveUp();

        Assert.Same(first.Array, arena.Take(300).Array);
        arena.GiveUp();
        Assert.Equal(70_000, arena.Take(70_000).Count);
    }
}
