using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Storage;

/// <summary>The log of changes: what imports leave in it.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Each_import_that_changes_something_is_one_entry_of_the_log()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        await ImportAsync(SampleOperation.Create());
        await ImportAsync(SampleOperation.Create());
        await Store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, new EditAuthor("Ana"), null, Cancellation);
        var changes = await Store.ReadChangesAsync(SampleOperation.Id, 0, 10, Cancellation);
        Assert.Equal([(1, 1, "konna"), (2, 1, "Ana")], changes.Select(c => (c.Revision, c.Ordinal, c.Author)));
        Assert.All(changes, change =>
        {
            Assert.Equal((ChangeKind.Import, SampleOperation.Id, "package hash-1"), (change.Kind, change.OperationId, change.Note));
            Assert.Equal((null, null, null, null), (change.Collection, change.ItemId, change.Before, change.After));
            Assert.InRange(change.At, before, DateTimeOffset.UtcNow.AddSeconds(1));
        });
        Assert.Equal(2, Assert.Single(await Store.ReadChangesAsync(SampleOperation.Id, 1, 10, Cancellation)).Revision);
        Assert.Equal(1, Assert.Single(await Store.ReadChangesAsync(SampleOperation.Id, 0, 1, Cancellation)).Revision);
        Assert.Empty(await Store.ReadChangesAsync(SampleOperation.Id, 2, 10, Cancellation));
        Assert.Empty(await Store.ReadChangesAsync("no\0such", 0, 10, Cancellation));
    }

    [Fact]
    public async Task The_history_of_an_item_tells_of_the_imports_too()
    {
        await ImportAsync(SampleOperation.Create());
        await Store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        var history = await Store.ReadHistoryAsync(SampleOperation.Id, Collection("places"), "pl-point", long.MaxValue, 10, Cancellation);
        Assert.Equal([2L, 1L], history.Select(change => change.Revision));
        Assert.Equal(1, Assert.Single(await Store.ReadHistoryAsync(SampleOperation.Id, Collection("places"), "pl-point", 2, 10, Cancellation)).Revision);
        Assert.Equal(2, Assert.Single(await Store.ReadHistoryAsync(SampleOperation.Id, Collection("places"), "pl-point", long.MaxValue, 1, Cancellation)).Revision);
    }
}
