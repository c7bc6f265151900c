using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Storage;

/// <summary>What every store promises. Each store runs all of it; the answers are compared with plain C#, so that two stores that pass agree with each other.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private IKonnaStore? opened;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected IKonnaStore Store => opened!;

    public async ValueTask InitializeAsync() => opened = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (opened is not null)
        {
            await opened.DisposeAsync();
        }

        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the store that this test made, again or for the first time.</summary>
    private protected abstract Task<IKonnaStore> OpenAsync();

    private protected abstract Task CleanUpAsync();

    /// <summary>Raises an operation's revision as an edit would.</summary>
    private protected abstract Task EditAsync(string operationId);

    [Fact]
    public async Task An_empty_store_has_no_operation()
    {
        Assert.Empty(await Store.ListOperationsAsync(Cancellation));
        Assert.Null(await Store.FindOperationAsync("sample", Cancellation));
        Assert.Null(await Store.ReadPackageAsync("sample", Cancellation));
        await Store.CheckAsync(Cancellation);
    }

    [Fact]
    public async Task A_package_is_read_back_as_it_was_written()
    {
        await ImportAsync(SampleOperation.Create());
        var read = await Store.ReadPackageAsync(SampleOperation.Id, Cancellation);
        PackageComparison.AssertSame(SampleOperation.Create(), read!);
    }

    [Fact]
    public async Task The_operation_carries_its_texts_and_its_document()
    {
        await ImportAsync(SampleOperation.Create());
        var stored = (await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!;
        Assert.Equal(1, stored.Revision);
        PackageComparison.AssertSame(SampleOperation.Create().Operation, stored.Operation);
        Assert.Equal(["sample"], (await Store.ListOperationsAsync(Cancellation)).Select(operation => operation.Operation.Id));
    }

    [Fact]
    public async Task Everything_is_still_there_when_the_store_is_opened_again()
    {
        await ImportAsync(SampleOperation.Create());
        await Store.DisposeAsync();
        opened = await OpenAsync();
        PackageComparison.AssertSame(SampleOperation.Create(), (await Store.ReadPackageAsync(SampleOperation.Id, Cancellation))!);
    }

    [Fact]
    public async Task Operations_are_listed_by_id_and_kept_apart()
    {
        await ImportAsync(SampleOperation.Create("zulu"));
        await ImportAsync(SampleOperation.Create("alpha"));
        await ImportAsync(SampleOperation.Create("alpha-2") with { Movements = [] });
        Assert.Equal(["alpha", "alpha-2", "zulu"], (await Store.ListOperationsAsync(Cancellation)).Select(operation => operation.Operation.Id));
        Assert.Equal(1, (await Store.MeasureAsync("alpha", Collection("movements"), Cancellation)).Count);
        Assert.Equal(0, (await Store.MeasureAsync("alpha-2", Collection("movements"), Cancellation)).Count);
    }

    [Fact]
    public async Task Importing_the_same_package_again_changes_nothing()
    {
        Assert.Equal(new ImportOutcome(ImportResult.Created, 1), await ImportAsync(SampleOperation.Create()));
        Assert.Equal(new ImportOutcome(ImportResult.Unchanged, 1), await ImportAsync(SampleOperation.Create()));
    }

    [Fact]
    public async Task A_changed_package_replaces_the_operation_and_raises_its_revision()
    {
        await ImportAsync(SampleOperation.Create());
        var changed = SampleOperation.Create(hash: "hash-2") with { Events = [] };
        Assert.Equal(new ImportOutcome(ImportResult.Updated, 2), await ImportAsync(changed));
        PackageComparison.AssertSame(changed, (await Store.ReadPackageAsync(SampleOperation.Id, Cancellation))!);
    }

    [Fact]
    public async Task A_changed_package_never_goes_over_edits_unless_told_to()
    {
        await ImportAsync(SampleOperation.Create());
        await EditAsync(SampleOperation.Id);
        var changed = SampleOperation.Create(hash: "hash-2") with { Events = [] };
        Assert.Equal(new ImportOutcome(ImportResult.KeptEdits, 2), await ImportAsync(changed));
        PackageComparison.AssertSame(SampleOperation.Create(), (await Store.ReadPackageAsync(SampleOperation.Id, Cancellation))!);
        Assert.Equal(new ImportOutcome(ImportResult.Updated, 3), await Store.ImportAsync(changed, ImportMode.Replace, Cancellation));
        PackageComparison.AssertSame(changed, (await Store.ReadPackageAsync(SampleOperation.Id, Cancellation))!);
    }

    [Fact]
    public async Task An_import_that_fails_leaves_what_was_there()
    {
        await ImportAsync(SampleOperation.Create());
        var dangling = SampleOperation.Create(hash: "hash-2") with { Events = [new Event { Id = "evt-1", PlaceId = "no-such-place" }] };
        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(dangling));
        PackageComparison.AssertSame(SampleOperation.Create(), (await Store.ReadPackageAsync(SampleOperation.Id, Cancellation))!);
        Assert.Equal(1, (await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Revision);
    }

    [Fact]
    public async Task Citations_come_by_feature_in_their_order_with_where_in_the_source()
    {
        var sample = SampleOperation.Create();
        await ImportAsync(sample);
        var citing = sample.Items.Where(item => item.Citations.Count > 0).ToList();

        Assert.NotEmpty(citing);
        foreach (var item in citing)
        {
            var collection = Collection(DomainCollections.All.Single(c => c.Type == item.GetType()).Mark.Id);
            var citations = await Store.ReadCitationsAsync(SampleOperation.Id, collection, [item.Id, "no-such-item", "bad\0text"], Cancellation);
            Assert.Equal(item.Citations, Assert.Single(citations));
            Assert.Equal(item.Id, citations.Single().Key);
        }

        Assert.Empty(await Store.ReadCitationsAsync(SampleOperation.Id, Collection("places"), [], Cancellation));
        Assert.Empty(await Store.ReadCitationsAsync("no-such-operation", Collection(DomainCollections.All[0].Mark.Id), [citing[0].Id], Cancellation));
    }

    [Fact]
    public async Task A_question_that_was_given_up_is_not_answered()
    {
        await ImportAsync(SampleOperation.Create());
        using var givenUp = new CancellationTokenSource();
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ReadPageAsync(new FeatureQuery(SampleOperation.Id, Collection("places")), givenUp.Token));
        Assert.Equal(5, (await Store.ReadPageAsync(new FeatureQuery(SampleOperation.Id, Collection("places")), Cancellation)).Rows.Count);
    }

    private protected Task<ImportOutcome> ImportAsync(OperationPackage package) => Store.ImportAsync(package, ImportMode.WhenChanged, Cancellation);

    private protected CollectionSchema Collection(string id) => Store.Collections.Single(collection => collection.Id == id);

    private protected async Task<IReadOnlyList<string>> IdsAsync(FeatureQuery query) =>
        [.. (await Store.ReadPageAsync(query with { Limit = 10_000 }, Cancellation)).Rows.Select(row => row.Id)];
}
