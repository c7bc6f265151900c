using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Konna.Geo.Encoding;

/// <summary>
/// A pull reader of well-known binary: OGC/ISO WKB and PostGIS's EWKB, either byte order, with Z, M or both. It allocates nothing, does not recurse,
/// never reads past the end and refuses what is beyond its limits before acting on it, so it may be given bytes from anywhere.
/// A geometry is <see cref="WkbToken.Begin"/>, its runs of positions or its parts, then <see cref="WkbToken.End"/>.
/// Every fault is a <see cref="WkbFormatException"/>; a reader that threw is of no further use.
/// </summary>
public ref struct WkbReader(ReadOnlySpan<byte> wkb)
{
    public const int MaxVertices = 1_000_000;

    /// <summary>Most geometry collections inside one another, the outermost one included.</summary>
    public const int MaxCollectionDepth = 8;

    // Inside the deepest collection there may still be a multi-geometry and its member.
    private const int MaxOpen = MaxCollectionDepth + 2;

    // Byte order, type and a count: no part of a multi-geometry or collection is shorter.
    private const int SmallestPart = 9;

    private const uint EwkbZ = 0x8000_0000;
    private const uint EwkbM = 0x4000_0000;
    private const uint EwkbSrid = 0x2000_0000;

    private readonly ReadOnlySpan<byte> wkb = wkb;
    private OpenGeometries open;
    private int openCount;
    private int collections;
    private int offset;
    private int vertices;

    /// <summary>What the last <see cref="Read"/> found.</summary>
    public WkbToken Token { get; private set; }

    /// <summary>The type of the geometry that begins, holds the positions, or ends.</summary>
    public WkbGeometryType Type { get; private set; }

    /// <summary>At <see cref="WkbToken.Begin"/>: how many parts follow (members or rings; 1 for points and lines).</summary>
    public int PartCount { get; private set; }

    /// <summary>At <see cref="WkbToken.Begin"/>: whether the positions of the geometry have heights.</summary>
    internal readonly bool HasZ => open[openCount - 1].HasZ;

    /// <summary>The spatial reference system id that EWKB gave last, or 0.</summary>
    public int Srid { get; private set; }

    /// <summary>At <see cref="WkbToken.Positions"/>: the positions. None for an empty point, line or ring.</summary>
    public WkbPositions Positions { get; private set; }

    /// <summary>At <see cref="WkbToken.Positions"/>: the byte at which they begin.</summary>
    internal int PositionsOffset { get; private set; }

    /// <summary>Moves to the next token; false after the end of the outermost geometry.</summary>
    public bool Read()
    {
        if (openCount == 0)
        {
            if (Token == WkbToken.End)
            {
                return false;
            }

            Begin(WkbGeometryType.None);
            return true;
        }

        ref var current = ref open[openCount - 1];
        if (current.Remaining == 0)
        {
            End(current.Type);
            return true;
        }

        current.Remaining--;
        if (current.Type <= WkbGeometryType.Polygon)
        {
            ReadPositions(current);
        }
        else
        {
            Begin(current.Type);
        }

        return true;
    }

    private void Begin(WkbGeometryType parent)
    {
        var geometry = new OpenGeometry { LittleEndian = ReadByteOrder() };
        var code = ReadUInt32(geometry.LittleEndian);
        var flags = code & (EwkbZ | EwkbM | EwkbSrid);
        code &= ~flags;
        var (dimensions, type) = (code / 1000, code % 1000);
        if (dimensions > 3 || type is < 1 or > 7)
        {
            Fail($"geometry type code {code} is not one of Point to GeometryCollection (1-7, or with Z, M or ZM)");
        }

        geometry.Type = (WkbGeometryType)type;
        geometry.HasZ = (flags & EwkbZ) != 0 || dimensions is 1 or 3;
        geometry.HasM = (flags & EwkbM) != 0 || dimensions is 2 or 3;
        if (parent is > WkbGeometryType.Polygon and < WkbGeometryType.GeometryCollection && geometry.Type != parent - 3)
        {
            Fail($"a {parent} holds a {geometry.Type}");
        }

        if ((flags & EwkbSrid) != 0)
        {
            Srid = (int)ReadUInt32(geometry.LittleEndian);
        }

        if (geometry.Type == WkbGeometryType.GeometryCollection && ++collections > MaxCollectionDepth)
        {
            Fail($"geometry collections are nested deeper than {MaxCollectionDepth}");
        }

        geometry.Remaining = geometry.Type switch
        {
            WkbGeometryType.Point or WkbGeometryType.LineString => 1,
            WkbGeometryType.Polygon => ReadCount(geometry.LittleEndian, sizeof(uint)),
            _ => ReadCount(geometry.LittleEndian, SmallestPart),
        };
        open[openCount++] = geometry;
        Move(WkbToken.Begin, geometry.Type, geometry.Remaining, default);
    }

    private void End(WkbGeometryType type)
    {
        openCount--;
        if (type == WkbGeometryType.GeometryCollection)
        {
            collections--;
        }

        if (openCount == 0 && offset != wkb.Length)
        {
            Fail($"{wkb.Length - offset} bytes follow the end of the geometry");
        }

        Move(WkbToken.End, type, 0, default);
    }

    private void ReadPositions(in OpenGeometry geometry)
    {
        var stride = WkbPositions.StrideOf(geometry.HasZ, geometry.HasM);
        var isPoint = geometry.Type == WkbGeometryType.Point;
        var count = isPoint ? 1 : ReadCount(geometry.LittleEndian, stride);
        if (isPoint)
        {
            Require(stride);
        }

        vertices += count;
        if (vertices > MaxVertices)
        {
            Fail($"the geometry has more than {MaxVertices} vertices");
        }

        var positions = new WkbPositions(wkb.Slice(offset, count * stride), count, geometry.HasZ, geometry.HasM, geometry.LittleEndian);
        PositionsOffset = offset;
        offset += count * stride;

        // WKB has no count in a point: by convention an empty one has ordinates that are not numbers.
        var isEmptyPoint = isPoint && double.IsNaN(positions.X(0)) && double.IsNaN(positions.Y(0));
        Move(
            WkbToken.Positions,
            geometry.Type,
            0,
            isEmptyPoint ? new WkbPositions(default, 0, geometry.HasZ, geometry.HasM, geometry.LittleEndian) : positions);
    }

    private void Move(WkbToken token, WkbGeometryType type, int partCount, WkbPositions positions)
    {
        Token = token;
        Type = type;
        PartCount = partCount;
        Positions = positions;
    }

    private bool ReadByteOrder()
    {
        Require(1);
        var order = wkb[offset++];
        if (order > 1)
        {
            Fail($"byte order {order} is neither 0 (big-endian) nor 1 (little-endian)");
        }

        return order == 1;
    }

    /// <summary>A count is believed only if the bytes for that many things can still follow.</summary>
    private int ReadCount(bool littleEndian, int bytesEach)
    {
        var count = ReadUInt32(littleEndian);
        if (count > (uint)((wkb.Length - offset) / bytesEach))
        {
            Fail($"a count of {count} is more than the {wkb.Length - offset} bytes that follow can hold");
        }

        return (int)count;
    }

    private uint ReadUInt32(bool littleEndian)
    {
        Require(sizeof(uint));
        var bytes = wkb[offset..];
        offset += sizeof(uint);
        return littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private readonly void Require(int bytes)
    {
        if (wkb.Length - offset < bytes)
        {
            Fail("the bytes end in the middle of the geometry");
        }
    }

    [DoesNotReturn]
    private readonly void Fail(string what) => throw new WkbFormatException($"Not readable as WKB at byte {offset}: {what}.");

    private struct OpenGeometry
    {
        public WkbGeometryType Type;
        public int Remaining;
        public bool HasZ;
        public bool HasM;
        public bool LittleEndian;
    }

    [InlineArray(MaxOpen)]
    private struct OpenGeometries
    {
        private OpenGeometry first;
    }
}
