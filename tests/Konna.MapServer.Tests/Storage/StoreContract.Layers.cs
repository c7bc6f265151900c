using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Reference layers are collections of their operation, with everything that the fixed ones have.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task An_operation_has_its_layers_beside_the_fixed_collections()
    {
        await ImportAsync(SampleOperation.Create());
        await ImportAsync(SampleLayers.Create());
        Assert.Equal(Store.Collections, (await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Collections);
        var own = (await Store.FindOperationAsync(SampleLayers.Id, Cancellation))!.Collections;
        Assert.Equal([.. Store.Collections.Select(c => c.Id), "codes", "gauges", "odd"], own.Select(c => c.Id));
        Assert.Same(own, (await Store.FindOperationAsync(SampleLayers.Id, Cancellation))!.Collections);
        Assert.Same(own, (await Store.ListOperationsAsync(Cancellation)).Single(o => o.Operation.Id == SampleLayers.Id).Collections);
        Assert.Equal("Profondeur", own[^2].Find("depth")!.TitleFr);
        Assert.Equal(("Spot", -2, 1.25), (own[^2].GeometryTitle, own[^2].Find("depth")!.Minimum, own[^2].Find("depth")!.Maximum));
    }

    [Fact]
    public async Task A_layer_is_read_back_value_by_value()
    {
        var package = SampleLayers.Create();
        await ImportAsync(package);
        var read = (await Store.ReadPackageAsync(SampleLayers.Id, Cancellation))!;
        Assert.Equal(package.Layers.Select(l => l.Schema.Id), read.Layers.Select(l => l.Schema.Id));
        foreach (var (expected, actual) in package.Layers.Zip(read.Layers))
        {
            Assert.Equal(expected.Features.Select(f => f.Id), actual.Features.Select(f => f.Id));
            Assert.All(expected.Features.Zip(actual.Features), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
        }

        Assert.Equal(package.Hash, PackageWriter.HashOf(read));
    }

    [Theory]
    [InlineData("name = 'Mole'", "1")]
    [InlineData("CASEI(name) = CASEI('MOLE')", "1 2")]
    [InlineData("name IS NULL", "3")]
    [InlineData("depth < 0", "2")]
    [InlineData("readings > 100 AND automatic = true", "1")]
    [InlineData("readings / 2 = 36", "2")]
    [InlineData("day = DATE('2020-05-04')", "1")]
    [InlineData("day <> DATE('2020-05-04')", "2")]
    [InlineData("day >= DATE('2020-05-05')", "2")]
    [InlineData("day > DATE('2020-05-04')", "2")]
    [InlineData("day < TIMESTAMP('2020-05-04T10:00:00Z')", "1")]
    [InlineData("day IN (DATE('2020-05-05'), DATE('2020-05-06'))", "2")]
    [InlineData("day BETWEEN DATE('2020-05-04') AND DATE('2020-05-05')", "1 2")]
    [InlineData("T_EQUALS(day, INTERVAL('2020-05-04', '2020-05-04'))", "1")]
    [InlineData("T_AFTER(day, DATE('2020-05-04'))", "2")]
    [InlineData("T_BEFORE(day, TIMESTAMP('2020-05-05T10:00:00Z'))", "1")]
    [InlineData("T_INTERSECTS(day, TIMESTAMP('2020-05-05T10:00:00Z'))", "2")]
    [InlineData("T_DURING(INTERVAL(begin, end), INTERVAL('2020-05-04T00:00:00Z', day))", "1")]
    [InlineData("T_INTERSECTS(INTERVAL(begin, end), INTERVAL('2020-05-04T12:30:00Z', '2020-05-04T12:40:00Z'))", "1")]
    [InlineData("A_CONTAINS(keepers, ('Île'))", "1")]
    [InlineData("A_EQUALS(keepers, ('T. Voss', 'Île'))", "1")]
    [InlineData("S_INTERSECTS(geometry, BBOX(1, 2, 2, 3))", "1")]
    [InlineData("S_DISJOINT(geometry, BBOX(1, 2, 2, 3))", "2")]
    [InlineData("NOT (day = DATE('2020-05-04') OR name IS NULL)", "2")]
    public async Task Filters_speak_of_a_layers_attributes(string filter, string expected)
    {
        await ImportAsync(SampleLayers.Create());
        var layer = await LayerAsync("gauges");
        var bound = FilterCheck.Bind(Cql2Text.Parse(filter).Value!, layer).Value!;
        Assert.Equal(expected, string.Join(' ', await IdsAsync(new FeatureQuery(SampleLayers.Id, layer) { Filter = bound })));
        var evaluator = new FilterEvaluator(bound);
        Assert.Equal(expected, string.Join(' ', SampleLayers.Create().Layers.Single(l => l.Schema.Id == "gauges").Features.Where(f => evaluator.Selects(f)).Select(f => f.Id)));
    }

    [Fact]
    public async Task A_layer_is_asked_by_box_time_equality_and_order()
    {
        await ImportAsync(SampleLayers.Create());
        var layer = await LayerAsync("gauges");
        var all = new FeatureQuery(SampleLayers.Id, layer);
        Assert.Equal(["2"], await IdsAsync(all with { Box = new BoundingBox(179, -1, -179, 1) }));
        Assert.Equal(["1", "3"], await IdsAsync(all with { Time = TemporalFilter.At(new DateTimeOffset(2020, 5, 4, 12, 30, 0, TimeSpan.Zero)) }));
        Assert.Equal(["2"], await IdsAsync(all with { Equalities = [new PropertyEquality(layer.Find("day")!, new DateOnly(2020, 5, 5))] }));
        Assert.Equal(["1"], await IdsAsync(all with { Equalities = [new PropertyEquality(layer.Find("automatic")!, true)] }));
        foreach (var property in new[] { "name", "depth", "readings", "day", "begin", "automatic" })
        {
            var sorted = all with { SortBy = [new SortKey(layer.Find(property)!, Descending: true)] };
            var ids = await IdsAsync(sorted);
            Assert.Equal("3", ids[^1]);
            var first = (await Store.ReadPageAsync(sorted with { Limit = 1 }, Cancellation)).Rows.Single();
            Assert.Equal(ids.Skip(1), await IdsAsync(sorted with { After = sorted.PositionOf(first) }));
        }
    }

    [Fact]
    public async Task A_layer_is_measured_streamed_and_found_by_id()
    {
        await ImportAsync(SampleLayers.Create());
        var gauges = await LayerAsync("gauges");
        var extent = await Store.MeasureAsync(SampleLayers.Id, gauges, Cancellation);
        Assert.Equal(
            new CollectionExtent(3, new BoundingBox(1.5, 0, 179.5, 2.5), new DateTimeOffset(2020, 5, 4, 12, 0, 0, TimeSpan.Zero), null), extent);
        var codes = await LayerAsync("codes");
        Assert.Equal(new CollectionExtent(2, null, null, null), await Store.MeasureAsync(SampleLayers.Id, codes, Cancellation));
        Assert.Equal("Germany", (await Store.FindFeatureAsync(SampleLayers.Id, codes, "DEU", Cancellation))!.Value.Values[1]);
        Assert.Null(await Store.FindFeatureAsync(SampleLayers.Id, codes, "deu", Cancellation));
        Assert.Equal(3, await Store.StreamAsync(new FeatureQuery(SampleLayers.Id, gauges), Cancellation).CountAsync(Cancellation));
        Assert.Empty(await IdsAsync(new FeatureQuery(SampleLayers.Id, codes) { Box = new BoundingBox(-180, -90, 180, 90) }));
    }

    [Fact]
    public async Task Attributes_may_be_called_like_columns_and_words_of_SQL()
    {
        await ImportAsync(SampleLayers.Create());
        var odd = await LayerAsync("odd");
        var row = (await Store.ReadPageAsync(new FeatureQuery(SampleLayers.Id, odd), Cancellation)).Rows.Single();
        Assert.Equal(["1", 1L, "x", 2L, "other", 3L, 4L, 5L, 6L, 7L, "n", "not a time", 9L], row.Values);
        foreach (var property in odd.Properties)
        {
            var equal = new FeatureQuery(SampleLayers.Id, odd) { Equalities = [new PropertyEquality(property, row.Values[odd.SlotOf(property)]!)], SortBy = [new SortKey(property)] };
            Assert.Equal(["1"], await IdsAsync(equal));
        }
    }

    [Fact]
    public async Task Replacing_an_operation_replaces_its_layers_and_leaves_no_table()
    {
        await ImportAsync(SampleLayers.Create());
        await ImportAsync(SampleOperation.Create());
        var before = await TablesAsync();
        var changed = SampleLayers.Create(SampleLayers.Gauges.Replace("Mole", "Pier", StringComparison.Ordinal));
        Assert.Equal(ImportResult.Updated, (await ImportAsync(changed)).Result);
        Assert.Equal(before.Count, (await TablesAsync()).Count);
        Assert.DoesNotContain(before.Intersect(await TablesAsync()), name => name.Contains("layer_", StringComparison.Ordinal));
        Assert.Equal("Pier", (await Store.FindFeatureAsync(SampleLayers.Id, await LayerAsync("gauges"), "1", Cancellation))!.Value.Values[1]);

        Assert.Equal(ImportResult.Updated, (await ImportAsync(changed with { Layers = [], Hash = "none" })).Result);
        Assert.DoesNotContain(await TablesAsync(), name => name.Contains("layer_", StringComparison.Ordinal));
        Assert.Equal(Store.Collections, (await Store.FindOperationAsync(SampleLayers.Id, Cancellation))!.Collections);
    }

    [Fact]
    public async Task An_import_that_fails_leaves_the_layers_that_were_there()
    {
        await ImportAsync(SampleLayers.Create());
        var tables = await TablesAsync();
        var good = SampleLayers.Create();
        var twice = good.Layers[1] with { Features = [good.Layers[1].Features[0], good.Layers[1].Features[0]] };
        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(good with { Layers = [good.Layers[0], twice], Hash = "twice" }));
        Assert.Equal(tables, await TablesAsync());
        Assert.Equal(good.Hash, PackageWriter.HashOf((await Store.ReadPackageAsync(SampleLayers.Id, Cancellation))!));
    }

    [Fact]
    public async Task A_layer_that_was_replaced_while_it_was_asked_is_not_there_for_now()
    {
        await ImportAsync(SampleLayers.Create());
        var old = await LayerAsync("gauges");
        await ImportAsync(SampleLayers.Create(SampleLayers.Gauges.Replace("Mole", "Pier", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.ReadPageAsync(new FeatureQuery(SampleLayers.Id, old), Cancellation));
    }

    /// <summary>The names of all tables and indexes of the store.</summary>
    private protected abstract Task<IReadOnlyList<string>> TablesAsync();

    private async Task<CollectionSchema> LayerAsync(string id) =>
        (await Store.FindOperationAsync(SampleLayers.Id, Cancellation))!.Collections.Single(collection => collection.Id == id);
}
