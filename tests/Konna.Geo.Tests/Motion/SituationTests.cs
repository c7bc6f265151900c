using Konna.Geo.Operations;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Motion;

public sealed class SituationTests
{
    private static readonly DateTimeOffset Noon = new(2013, 1, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_position_says_who_it_is_and_how_it_is_known()
    {
        var package = Package(Movement("mov.a", "unit-a", m =>
        {
            m.MovementId = "mov";
            m.Strand = "a";
            m.SubjectKind = "unit";
            m.ForceId = "side-x";
            m.Participants = ["unit-a", "person-p"];
            m.Dispersed = true;
            m.RadiusM = 500;
            m.Confidence = "inferred";
            m.Facts = ["F001"];
            m.Sources = ["src-s"];
        })) with
        { Units = [new Unit { Id = "unit-a", Name = "Unit A", NameFr = "Unité A", Sidc = "10031000001211000000" }] };

        var position = Assert.Single(SituationModels.PositionsAt(package, Noon));

        Assert.Equal(("mov.a", "mov.a", "mov", "a"), (position.Id, position.Movement, position.MovementId, position.Strand));
        Assert.Equal(("unit-a", "unit", "side-x", "Unit A", "Unité A"), (position.Subject, position.SubjectKind, position.SideId, position.Name, position.NameFr));
        Assert.Equal(("10031000001211000000", true, 500.0, "inferred"), (position.Sidc, position.Dispersed, position.RadiusM, position.Confidence));
        Assert.Equal(["unit-a", "person-p"], position.Participants);
        Assert.Equal(["F001"], position.Facts);
        Assert.Equal(["src-s"], position.Sources);
        Assert.Null(position.AccountId);
    }

    [Fact]
    public void The_symbol_of_a_movement_wins_over_its_subjects()
    {
        var package = Package(Movement("mov", "side-x", m => m.Sidc = "1")) with { Forces = [new Force { Id = "side-x", Sidc = "2" }] };
        Assert.Equal("1", SituationModels.PositionsAt(package, Noon).Single().Sidc);
        package.Movements[0].Sidc = null;
        Assert.Equal("2", SituationModels.PositionsAt(package, Noon).Single().Sidc);
    }

    [Fact]
    public void The_order_of_the_movements_in_the_package_changes_nothing()
    {
        var package = SituationVectors.Package;
        var turned = package with { Movements = [.. package.Movements.Reverse()] };
        var t = new DateTimeOffset(2020, 1, 1, 9, 45, 0, TimeSpan.Zero);
        Assert.Equal(SituationWords.Of(SituationModels.PositionsAt(package, t)), SituationWords.Of(SituationModels.PositionsAt(turned, t)));
    }

    [Fact]
    public void An_unknown_account_is_named_with_those_that_exist()
    {
        var error = SituationModels.Of(SituationVectors.Package).Choose(["by-boat"]).Error;
        Assert.Equal("\"by-boat\" is no account of this operation: expected one of aside, crossing-by-bridge, crossing-by-ford, stayed, withdrew.", error);
    }

    private static OperationPackage Package(params Movement[] movements) =>
        new(new Operation { Id = "op", Title = "Operation", TimeZone = "UTC" }) { Movements = movements };

    private static Movement Movement(string id, string subject, Action<Movement> with)
    {
        var movement = new Movement
        {
            Id = id,
            Subject = subject,
            Geometry = new LineString([new CoordinateM(0, 0, EpochSeconds.From(Noon)), new CoordinateM(1, 0, EpochSeconds.From(Noon.AddHours(1)))]),
        };
        with(movement);
        return movement;
    }
}
