using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Motion;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Motion;

public sealed class SituationModelTests
{
    /// <summary>Instants of vertices, and ones between and around them.</summary>
    private static IEnumerable<DateTimeOffset> Instants(OperationPackage package) => package.Movements
        .SelectMany(m => m.Datetimes)
        .SelectMany(t => new[] { t, t.AddMilliseconds(-1), t.AddSeconds(97.25) })
        .Concat(Enumerable.Range(0, 30).Select(i => RandomOperation.Start.AddMinutes(i * 47)));

    [Property(MaxTest = 300)]
    public Property The_model_gives_what_the_rules_give_read_plainly() => Prop.ForAll(RandomOperation.Packages.ToArbitrary(), package =>
    {
        var model = SituationModels.Of(package);
        foreach (var asked in new string[][] { [], ["acc-b"] })
        {
            var choice = model.Choose(asked).Value!;
            foreach (var t in Instants(package))
            {
                Assert.Equal(ReferenceSituation.At(package, t, choice), SituationWords.Of(model.At(t, choice)).Order(StringComparer.Ordinal));
            }
        }
    });

    [Property(MaxTest = 300)]
    public Property Without_the_paths_in_memory_it_gives_the_same() => Prop.ForAll(RandomOperation.Packages.ToArbitrary(), package =>
    {
        var (whole, outline) = (SituationModels.Of(package), SituationModels.Of(package, maxBytes: 0));
        Assert.True(outline.NeedsWindow && !whole.NeedsWindow);
        var choice = whole.Choose(null).Value!;
        foreach (var t in Instants(package))
        {
            Assert.Equal(SituationWords.Of(whole.At(t, choice)), SituationWords.Of(outline.At(t, choice, SituationModels.WindowOf(package, t))));
        }
    });

    [Fact]
    public void A_fix_takes_about_twelve_bytes()
    {
        var vertices = Enumerable.Range(0, 10_000).Select(i => new CoordinateM(Math.Round(-3 + (i * 0.0001), 7), 14, EpochSeconds.From(RandomOperation.Start.AddMinutes(15 * i))));
        var package = new OperationPackage(new Operation { Id = "op", Title = "Operation", TimeZone = "UTC" })
        {
            Movements = [new Movement { Id = "mov", Subject = "unit", Geometry = new LineString([.. vertices]) }],
        };
        Assert.InRange(SituationModels.Of(package).Bytes, 12 * 10_000, 12.1 * 10_000);
    }

    [Fact]
    public void The_memory_for_paths_is_all_or_nothing()
    {
        var package = SituationVectors.Package;
        var whole = SituationModels.Of(package);
        Assert.False(SituationModels.Of(package, whole.Bytes).NeedsWindow);
        var outline = SituationModels.Of(package, maxBytes: 1000);
        Assert.True(outline.NeedsWindow);
        Assert.InRange(outline.Bytes, 1, whole.Bytes - 1);
    }

    [Fact]
    public void The_table_of_strands_is_in_the_order_of_the_ids() =>
        Assert.Equal(SituationModels.Of(SituationVectors.Package).Strands.Select(s => s.Id).Order(StringComparer.Ordinal), SituationModels.Of(SituationVectors.Package).Strands.Select(s => s.Id));
}
