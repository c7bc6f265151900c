using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Xunit;

namespace Konna.Geo.Tests.Encoding;

public class GeoJsonEncoderTests
{
    private static readonly FeatureCollectionMembers Members = new(
        [new Link("https://example.org/items", "self", "application/geo+json", "This page")],
        NumberMatched: 12,
        TimeStamp: new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero));

    private static readonly FeatureDocumentWriter Writer = new(new GeoJsonEncoder(new GeoJsonFeatureWriter(DomainSchemas.Of("places"))));

    [Fact]
    public async Task A_page_says_how_many_features_follow()
    {
        var page = await Drain(async output =>
            await Writer.WriteStreamAsync(output, Members with { NumberReturned = 2 }, new[] { Row(1), Row(2) }.ToAsyncEnumerable(), TestContext.Current.CancellationToken));

        GoldenFile.AssertSame("collection-page.json", page);
    }

    [Fact]
    public async Task A_stream_says_afterwards_how_many_features_there_were()
    {
        var members = new FeatureCollectionMembers([]);

        var written = await Drain(async output => await Writer.WriteStreamAsync(output, members, Rows(2, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));

        GoldenFile.AssertSame("collection-stream.json", written);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10_000)]
    public async Task A_stream_of_any_length_is_valid_json(int count)
    {
        var written = await Drain(async output =>
            Assert.Equal(count, await Writer.WriteStreamAsync(output, Members, Rows(count, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken)));

        using var json = JsonDocument.Parse(written);
        Assert.Equal(count, json.RootElement.GetProperty("numberReturned").GetInt32());
        Assert.Equal(
            Enumerable.Range(0, count).Select(i => $"plc-{i}"),
            json.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Memory_stays_bounded_however_many_rows_come()
    {
        var output = new MeasuredPipeWriter();

        await Writer.WriteStreamAsync(output, Members, Rows(10_000, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.True(output.Written > 100 * FeatureDocumentWriter.FlushThreshold);
        Assert.InRange(output.MostUnflushed, FeatureDocumentWriter.FlushThreshold, FeatureDocumentWriter.FlushThreshold + 4096);
        Assert.Equal(0, output.Unflushed);
    }

    [Fact]
    public async Task The_first_bytes_leave_before_the_last_row_is_read()
    {
        var output = new MeasuredPipeWriter();
        var flushedAtTheEnd = 0L;

        async IAsyncEnumerable<FeatureRow> Observed()
        {
            await foreach (var row in Rows(1000, TestContext.Current.CancellationToken))
            {
                yield return row;
            }

            flushedAtTheEnd = output.Written - output.Unflushed;
        }

        await Writer.WriteStreamAsync(output, Members, Observed(), TestContext.Current.CancellationToken);

        Assert.True(flushedAtTheEnd > FeatureDocumentWriter.FlushThreshold);
    }

    [Fact]
    public async Task A_reader_that_has_gone_ends_the_stream()
    {
        var pipe = new Pipe();
        await pipe.Reader.CompleteAsync();

        var written = await Writer.WriteStreamAsync(pipe.Writer, Members, Rows(int.MaxValue, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.InRange(written, 1, 1000);
    }

    [Fact]
    public async Task Cancelling_ends_the_stream()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var output = new MeasuredPipeWriter { AtFlush = source.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Writer.WriteStreamAsync(output, Members, Rows(int.MaxValue, source.Token), source.Token));

        Assert.InRange(output.Written, FeatureDocumentWriter.FlushThreshold, 2 * FeatureDocumentWriter.FlushThreshold);
    }

    private static FeatureRow Row(int number)
    {
        var item = FictionalItems.Of("places");
        item.Id = $"plc-{number}";
        return new ItemRows(DomainSchemas.Of("places")).Row(item);
    }

    private static async IAsyncEnumerable<FeatureRow> Rows(int count, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = Row(0);
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return first with { Id = $"plc-{i}" };
        }
    }

    private static async Task<byte[]> Drain(Func<PipeWriter, ValueTask> write)
    {
        using var stream = new MemoryStream();
        var output = PipeWriter.Create(stream);
        await write(output);
        await output.CompleteAsync();
        return stream.ToArray();
    }
}
