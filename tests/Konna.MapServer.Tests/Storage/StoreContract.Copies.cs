using Konna.Geo.Operations;
using Konna.Geo.Packages;

namespace Konna.MapServer.Tests.Storage;

public abstract partial class StoreContract
{
    /// <summary>More than are read at once, and as many as that twice.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2000)]
    [InlineData(2300)]
    public async Task A_package_read_in_batches_is_copied_as_the_bytes_that_are_written_of_it_whole(int places)
    {
        var cited = Enumerable.Range(0, places).Select(i => new Place { Id = $"p{i}", Citations = [new Citation("src-2", $"line {i}"), new Citation("src-1")] });
        await ImportAsync(SampleOperation.WithPlaces(cited) with { Sources = SampleOperation.Create().Sources });
        await AssertCopiedAsync(SampleOperation.Id);
    }

    [Fact]
    public async Task A_package_with_layers_is_copied_as_the_bytes_that_are_written_of_it_whole()
    {
        await ImportAsync(SampleOperation.Create());
        await ImportAsync(SampleLayers.Create());
        await AssertCopiedAsync(SampleOperation.Id);
        await AssertCopiedAsync(SampleLayers.Id);
    }

    [Fact]
    public async Task A_copied_operation_is_a_file_for_nobody_else_and_leaves_none_behind()
    {
        await ImportAsync(SampleOperation.Create());
        foreach (var made in new[] { await Store.CopyToPackageAsync(SampleOperation.Id, Cancellation), await Store.CopyToGeoPackageAsync(SampleOperation.Id, Cancellation) })
        {
            Assert.Equal(1, made!.Revision);
            var copy = Assert.IsType<FileStream>(made.Content);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(copy.Name) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
            await made.DisposeAsync();
            Assert.False(File.Exists(copy.Name));
        }
    }

    [Fact]
    public async Task A_copy_is_of_the_revision_that_was_there_when_it_was_made()
    {
        await ImportAsync(SampleOperation.Create());
        await EditAsync(SampleOperation.Id);
        await using var package = (await Store.CopyToPackageAsync(SampleOperation.Id, Cancellation))!;
        await using var geoPackage = (await Store.CopyToGeoPackageAsync(SampleOperation.Id, Cancellation))!;
        Assert.Equal((2, 2), (package.Revision, geoPackage.Revision));
    }

    [Theory]
    [InlineData("no-such")]
    [InlineData("no\0such")]
    public async Task An_operation_that_is_not_there_is_not_copied(string id) => Assert.Null(await Store.CopyToPackageAsync(id, Cancellation));

    private async Task AssertCopiedAsync(string operation)
    {
        using var whole = new MemoryStream();
        PackageWriter.WriteZip((await Store.ReadPackageAsync(operation, Cancellation))!, whole);
        using var copied = new MemoryStream();
        await using var copy = (await Store.CopyToPackageAsync(operation, Cancellation))!;
        await copy.Content.CopyToAsync(copied, Cancellation);
        Assert.Equal(whole.ToArray(), copied.ToArray());
    }
}
