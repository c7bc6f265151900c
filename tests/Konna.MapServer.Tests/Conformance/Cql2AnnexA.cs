using System.Text.Json;
using Konna.Geo.Filtering;
using Konna.Geo.Packages;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api;
using Konna.MapServer.Tests.Storage;
using Konna.Testing;

namespace Konna.MapServer.Tests.Conformance;

/// <summary>
/// The predicates of annex A of CQL2 (OGC 21-065r2) over layers with the attributes and the number of rows of the standard's, asked as text and as JSON of a real store.
/// The numbers were counted without this program (tests/packages/cql2-annex-a/generate.py), and most are the standard's own.
/// </summary>
public abstract class Cql2AnnexA
{
    private const string Id = "cql2-annex-a";

    private static readonly IReadOnlyList<Case> Cases = JsonSerializer.Deserialize<List<Case>>(File.ReadAllText(Repository.At("tests", "packages", Id, "expected.json")), JsonSerializerOptions.Web)!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> OfficialTests => [.. Cases.Select(c => c.Test).Distinct()];

    private protected abstract Task<IKonnaStore> OpenAsync();

    [Theory(DisplayName = "CQL2 annex A")]
    [MemberData(nameof(OfficialTests))]
    public async Task Every_predicate_selects_as_many_features_as_the_annex_says(string test)
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(PackageReader.Read(Repository.At("tests", "packages", Id)).Package!, ImportMode.WhenChanged, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        List<string> wrong = [];
        foreach (var (_, layer, filter, expected) in Cases.Where(c => c.Test == test))
        {
            foreach (var (language, text) in new[] { ("cql2-text", filter), ("cql2-json", Cql2Json.Write(Cql2Text.Parse(filter).Value!)) })
            {
                var page = await server.JsonAsync($"/operations/{Id}/collections/{layer}/items?limit=1&filter-lang={language}&filter={Uri.EscapeDataString(text)}");
                if (page.GetProperty("numberMatched").GetInt32() is var found && found != expected)
                {
                    wrong.Add($"{text}: {found}, expected {expected}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private sealed record Case(string Test, string Layer, string Filter, int Expected);
}

/// <summary>On the embedded file.</summary>
public sealed class Cql2AnnexAOnGeoPackageTests : Cql2AnnexA, IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    private protected override Task<IKonnaStore> OpenAsync() => StoreOpening.OpenAsync(new StoreSettings(null, directory.Path), StorePurpose.Use, Cancellation);
}

/// <summary>On PostGIS.</summary>
public sealed class Cql2AnnexAOnPostGisTests(PostGisStoreTests.Database database) : Cql2AnnexA, IClassFixture<PostGisStoreTests.Database>
{
    private protected override Task<IKonnaStore> OpenAsync() =>
        StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), StorePurpose.Use, Cancellation);
}
