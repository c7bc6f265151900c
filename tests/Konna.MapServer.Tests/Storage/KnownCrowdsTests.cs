using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Time;
using Konna.MapServer.Storage.Sql;

namespace Konna.MapServer.Tests.Storage;

public sealed class KnownCrowdsTests
{
    private static readonly PropertySchema Kind = new("kind", "kind", PropertyType.String, "", "");
    private static readonly CollectionSchema Places = Schema("places");

    private static readonly FeatureQuery Wide = new("one", Places) { Box = new BoundingBox(-10, -10, 10, 10) };

    [Fact]
    public void What_holds_the_box_of_a_crowd_holds_the_crowd()
    {
        var crowds = new KnownCrowds();
        Assert.False(crowds.Hold(Wide, 1, 1000));
        crowds.Keep(Wide, 1, 1000, new BoundingBox(1, 2, 3, 4));
        Assert.True(crowds.Hold(Wide, 1, 1000));
        Assert.True(crowds.Hold(Wide with { Box = new BoundingBox(1, 2, 3, 4) }, 1, 1000));
        Assert.True(crowds.Hold(Wide with { After = new RowPosition([], "a"), Limit = 10 }, 1, 100));
        foreach (var box in new BoundingBox[] { new(1.1, 2, 3, 4), new(1, 2.1, 3, 4), new(1, 2, 2.9, 4), new(1, 2, 3, 3.9), new(170, -10, 0, 10) })
        {
            Assert.False(crowds.Hold(Wide with { Box = box }, 1, 1000));
        }
    }

    [Fact]
    public void It_is_one_of_its_operation_collection_revision_and_number()
    {
        var crowds = new KnownCrowds();
        crowds.Keep(Wide, 7, 1000, new BoundingBox(1, 2, 3, 4));
        Assert.False(crowds.Hold(Wide, 8, 1000));
        Assert.True(crowds.Hold(Wide, revision: null, 1000));
        Assert.False(crowds.Hold(Wide, 7, 1001));
        Assert.False(crowds.Hold(Wide with { OperationId = "two" }, 7, 1000));
        Assert.False(crowds.Hold(new FeatureQuery("one", Schema("events")) { Box = Wide.Box }, 7, 1000));
    }

    [Fact]
    public void A_question_that_asks_for_more_than_a_place_may_leave_some_out()
    {
        var crowds = new KnownCrowds();
        crowds.Keep(Wide, 1, 1000, new BoundingBox(1, 2, 3, 4));
        Assert.False(crowds.Hold(Wide with { Time = TemporalFilter.At(DateTimeOffset.UnixEpoch) }, 1, 1000));
        Assert.False(crowds.Hold(Wide with { Equalities = [new PropertyEquality(Kind, "town")] }, 1, 1000));
        Assert.False(crowds.Hold(Wide with { Box = null }, 1, 1000));
    }

    [Fact]
    public void On_both_sides_of_the_antimeridian_it_lies_in_one()
    {
        var crowds = new KnownCrowds();
        crowds.Keep(Wide, 1, 1000, new BoundingBox(171, 2, 173, 4));
        Assert.True(crowds.Hold(Wide with { Box = new BoundingBox(170, 0, -170, 10) }, 1, 1000));
        Assert.False(crowds.Hold(Wide with { Box = new BoundingBox(172, 0, -170, 10) }, 1, 1000));
    }

    [Fact]
    public void It_does_not_grow()
    {
        var crowds = new KnownCrowds();
        crowds.Keep(Wide, 1, 1000, new BoundingBox(1, 2, 3, 4));
        for (var i = 0; i < 256; i++)
        {
            crowds.Keep(Wide with { OperationId = "other" }, 1, 1000, new BoundingBox(1, 2, 3, 4));
        }

        Assert.False(crowds.Hold(Wide, 1, 1000));
    }

    private static CollectionSchema Schema(string id) => new(id, id, "", "", "", "", GeometryKind.Any, [Kind]);
}
