using System.Buffers;
using System.Runtime.CompilerServices;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Xunit;

namespace Konna.Geo.Tests.Encoding.Formats;

/// <summary>What every format is held to: the same rows, and a bound on what waits to be flushed.</summary>
internal static class Encoded
{
    public static readonly FeatureCollectionMembers Members = new([new Link("https://example.org/items", "self", "text/plain", "This page")], NumberMatched: 12);

    public static readonly DocumentFacts Facts = new(
        "Crossing & <return>", "It never\ntook place.", new DateTimeOffset(2001, 2, 3, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2001, 2, 5, 0, 0, 0, TimeSpan.Zero),
        new Dictionary<string, string> { ["side-north"] = "#204060", ["side-south"] = "#aB0102", ["side-west"] = "red\"/>" });

    /// <summary>One row with everything, and one that has only its id.</summary>
    public static FeatureRow[] Rows(string collection)
    {
        var schema = DomainSchemas.Of(collection);
        var rows = new ItemRows(schema);
        var known = rows.Row(FictionalItems.Of(collection));
        var bare = new FeatureRow("bare", default, new object?[known.Values.Length]);
        bare.Values[0] = "bare";
        return [known, bare];
    }

    /// <summary>The invented item of a collection after a change.</summary>
    public static FeatureRow Row(string collection, Action<OperationItem> change)
    {
        var item = FictionalItems.Of(collection);
        change(item);
        return new ItemRows(DomainSchemas.Of(collection)).Row(item);
    }

    public static byte[] Page(IFeatureEncoder encoder, params IReadOnlyList<FeatureRow> rows)
    {
        var (output, members) = (new ArrayBufferWriter<byte>(), Members with { NumberReturned = rows.Count });
        encoder.WriteHead(output, members);
        for (var i = 0; i < rows.Count; i++)
        {
            encoder.WriteRow(output, rows[i], isFirst: i == 0);
        }

        encoder.WriteTail(output, members, rows.Count);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>One feature as a document by itself.</summary>
    public static byte[] Feature(IFeatureEncoder encoder, FeatureRow row)
    {
        var output = new ArrayBufferWriter<byte>();
        encoder.WriteFeature(output, row, Members.Links);
        return output.WrittenSpan.ToArray();
    }

    public static string Text(IFeatureEncoder encoder, params IReadOnlyList<FeatureRow> rows) => System.Text.Encoding.UTF8.GetString(Page(encoder, rows));

    /// <summary>Streams many rows and fails if more than one flush threshold and a row ever waited.</summary>
    public static async Task AssertBoundedAsync(IFeatureEncoder encoder, string collection)
    {
        var output = new MeasuredPipeWriter();
        var cancellation = TestContext.Current.CancellationToken;

        var written = await new FeatureDocumentWriter(encoder).WriteStreamAsync(output, Members, Many(Rows(collection)[0], cancellation), cancellation);

        Assert.Equal(5000, written);
        Assert.True(output.Written > 20 * FeatureDocumentWriter.FlushThreshold);
        Assert.InRange(output.MostUnflushed, FeatureDocumentWriter.FlushThreshold, FeatureDocumentWriter.FlushThreshold + 8192);
        Assert.Equal(0, output.Unflushed);
    }

    private static async IAsyncEnumerable<FeatureRow> Many(FeatureRow row, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 0; i < 5000; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return row with { Id = $"row-{i}" };
        }
    }
}
