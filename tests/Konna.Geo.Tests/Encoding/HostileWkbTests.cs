using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using FsCheck.Xunit;
using Konna.Geo.Encoding;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace Konna.Geo.Tests.Encoding;

/// <summary>Bytes from anywhere: every fault is one kind of exception, found before memory or stack is spent on it.</summary>
public class HostileWkbTests
{
    private const int SmallAllocation = 64 * 1024;

    [Property(MaxTest = 200, Arbitrary = [typeof(WkbCase)])]
    public void Bytes_cut_off_anywhere_are_refused(WkbCase written)
    {
        for (var length = 0; length < written.Wkb.Length; length++)
        {
            AssertRefused(written.Wkb[..length]);
        }
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(WkbCase)])]
    public void Bytes_after_the_end_are_refused(WkbCase written) => AssertRefused([.. written.Wkb, 0]);

    [Property(MaxTest = 1000)]
    public void Random_bytes_are_read_or_refused(byte[] bytes) => AssertReadOrRefused([1, .. bytes]);

    [Property(MaxTest = 1000, Arbitrary = [typeof(WkbCase)])]
    public void Damaged_bytes_are_read_or_refused(WkbCase written, ushort place, byte value, ushort otherPlace, byte otherValue)
    {
        var wkb = written.Wkb;
        wkb[place % wkb.Length] = value;
        wkb[otherPlace % wkb.Length] = otherValue;

        AssertReadOrRefused(wkb);
    }

    [Theory]
    [InlineData(2, uint.MaxValue)]
    [InlineData(2, 0x1000_0000u)]
    [InlineData(2, 3u)]
    [InlineData(3, uint.MaxValue)]
    [InlineData(3, 0x7FFF_FFFFu)]
    [InlineData(4, uint.MaxValue)]
    [InlineData(5, 0x8000_0000u)]
    [InlineData(6, 0x0FFF_FFFFu)]
    [InlineData(7, uint.MaxValue)]
    [InlineData(7, 4u)]
    public void Counts_beyond_the_bytes_that_follow_are_refused(uint type, uint count)
    {
        byte[] wkb = [.. Header(type), .. LittleEndian(count), .. new byte[32]];

        Assert.Contains("count", AssertRefused(wkb).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(8u)]
    [InlineData(17u)]
    [InlineData(999u)]
    [InlineData(1000u)]
    [InlineData(1008u)]
    [InlineData(4001u)]
    [InlineData(0x1000_0001u)]
    [InlineData(0x1FFF_FFFFu)]
    [InlineData(0xFFFF_FFFFu)]
    public void Unknown_type_codes_are_refused(uint type)
    {
        byte[] wkb = [.. Header(type), .. new byte[64]];

        Assert.Contains("type code", AssertRefused(wkb).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_byte_orders_are_refused() => AssertRefused([2, 1, 0, 0, 0, .. new byte[16]]);

    [Theory]
    [InlineData(4u, 2u)]
    [InlineData(5u, 1u)]
    [InlineData(6u, 6u)]
    public void A_multi_geometry_holds_only_its_own_kind(uint type, uint part) =>
        Assert.Contains("holds a", AssertRefused([.. Header(type), .. LittleEndian(1), .. Header(part), .. new byte[16]]).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Collections_may_be_nested_a_little(int depth) => AssertReadOrRefused(Nested(depth), mustRead: true);

    [Fact]
    public void Any_number_of_collections_may_stand_side_by_side()
    {
        byte[] wkb = [.. Header(7), .. LittleEndian(100), .. Enumerable.Range(0, 100).SelectMany(_ => Nested(depth: 7))];

        AssertReadOrRefused(wkb, mustRead: true);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Collections_nested_deeper_are_refused(int depth) =>
        Assert.Contains("nested", AssertRefused(Nested(depth)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_most_vertices_are_read_and_one_more_is_refused()
    {
        byte[] most = [.. Header(2), .. LittleEndian(WkbReader.MaxVertices), .. new byte[16 * WkbReader.MaxVertices]];
        byte[] more = [.. Header(2), .. LittleEndian(WkbReader.MaxVertices + 1), .. new byte[16 * (WkbReader.MaxVertices + 1)]];

        Walk(most);
        Assert.Contains("vertices", AssertRefused(more).Message, StringComparison.Ordinal);
    }

    private static byte[] Nested(int depth)
    {
        var point = new WKBWriter().Write(new MultiPoint([new Point(1, 2)]));
        return [.. Enumerable.Range(0, depth).SelectMany(_ => Header(7).Concat(LittleEndian(1))), .. point];
    }

    private static byte[] Header(uint type) => [1, .. LittleEndian(type)];

    private static byte[] LittleEndian(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static WkbFormatException AssertRefused(byte[] wkb)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<WkbFormatException>(() => Walk(wkb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, SmallAllocation);
        return refusal;
    }

    private static void AssertReadOrRefused(byte[] wkb, bool mustRead = false)
    {
        var output = new ArrayBufferWriter<byte>();
        try
        {
            GeoJsonGeometryWriter.Write(output, wkb);
        }
        catch (WkbFormatException) when (!mustRead)
        {
            return;
        }

        using var json = JsonDocument.Parse(output.WrittenMemory);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    private static void Walk(byte[] wkb)
    {
        var reader = new WkbReader(wkb);
        while (reader.Read())
        {
            for (var i = 0; i < reader.Positions.Count; i++)
            {
                _ = reader.Positions.X(i) + reader.Positions.Y(i) + reader.Positions.Z(i) + reader.Positions.M(i);
            }
        }
    }
}
