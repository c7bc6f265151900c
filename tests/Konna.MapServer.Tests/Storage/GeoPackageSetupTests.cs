using Konna.MapServer.Storage;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Tests.Storage;

/// <summary>How the embedded file is made, found again, or refused with one line that says what to do.</summary>
public sealed class GeoPackageSetupTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("konna-setup-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(directory, "konna.gpkg");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_data_directory_is_made_where_it_is_missing()
    {
        var nested = Path.Combine(directory, "a", "b");
        await using var store = await OpenAsync(nested);
        Assert.True(File.Exists(Path.Combine(nested, "konna.gpkg")));
        Assert.Equal("GeoPackage", store.Description.Kind);
        Assert.StartsWith("SQLite 3.", store.Description.Versions, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("This is not a GeoPackage, and not a database either. It is a text of some length, longer than a header.")]
    [InlineData("SQLite format 3\0 and then nothing that follows from it, only words to fill the hundred bytes of a header, and more")]
    [InlineData("x")]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone(string content)
    {
        await File.WriteAllTextAsync(FilePath, content, Cancellation);
        await AssertRefusedAsync("not a GeoPackage");
        Assert.Equal(content, await File.ReadAllTextAsync(FilePath, Cancellation));
    }

    [Fact]
    public async Task Another_database_is_refused_and_left_alone()
    {
        await ExecuteAsync("CREATE TABLE mine (x); INSERT INTO mine VALUES (1)");
        var before = await File.ReadAllBytesAsync(FilePath, Cancellation);
        await AssertRefusedAsync("not a GeoPackage");
        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath, Cancellation));
    }

    [Fact]
    public async Task Someone_elses_GeoPackage_is_refused()
    {
        await ExecuteAsync("CREATE TABLE mine (x); PRAGMA application_id = 0x47504B47");
        await AssertRefusedAsync("konna did not make");
    }

    [Theory]
    [InlineData(0, "older version")]
    [InlineData(999, "newer version")]
    public async Task Another_schema_number_is_refused(int number, string expected)
    {
        await using (await OpenAsync(directory))
        {
        }

        await ExecuteAsync($"UPDATE konna_schema SET number = {number}");
        await AssertRefusedAsync(expected);
    }

    [Fact]
    public async Task A_second_owner_of_the_file_is_refused_while_the_first_lives()
    {
        await using (await OpenAsync(directory))
        {
            await AssertRefusedAsync("in use by another konna process");
        }

        await using var next = await OpenAsync(directory);
        await next.CheckAsync(Cancellation);
    }

    [Fact]
    public async Task A_creation_that_was_cut_off_leaves_nothing_in_the_way()
    {
        await File.WriteAllTextAsync(FilePath + ".new", "half a file", Cancellation);
        await using var store = await OpenAsync(directory);
        await store.CheckAsync(Cancellation);
        Assert.False(File.Exists(FilePath + ".new"));
    }

    [Theory]
    [InlineData("/proc/konna-data")]
    [InlineData("/sys")]
    public async Task A_folder_that_cannot_be_written_is_named(string folder)
    {
        var refusal = await Assert.ThrowsAsync<StoreSetupException>(() => OpenAsync(folder));
        Assert.Contains(folder, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Konna__DataDirectory", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private static Task<IKonnaStore> OpenAsync(string folder) =>
        StoreOpening.OpenAsync(new StoreSettings("", folder), StorePurpose.Use, Cancellation);

    private async Task AssertRefusedAsync(string part)
    {
        var refusal = await Assert.ThrowsAnyAsync<StoreSetupException>(() => OpenAsync(directory));
        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
