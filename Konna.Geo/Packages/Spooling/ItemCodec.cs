using System.Collections.Concurrent;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Packages.Spooling;

/// <summary>Writes the items of one kind as records and reads them back: all that is published of them, their geometry and their citations. May be used by many threads.</summary>
internal sealed class ItemCodec
{
    private const ulong NoGeometry = 0;
    private const ulong SinglePoint = 1;
    private const ulong OtherGeometry = 2;

    private static readonly ConcurrentDictionary<Type, ItemCodec> Known = new();

    private readonly ItemKind kind;
    private readonly ItemField[] fields;

    private ItemCodec(ItemKind kind)
    {
        this.kind = kind;
        fields = [.. DomainCollections.PropertiesOf(kind.Type).Where(pair => pair.Property.CanWrite).Select(pair => ItemField.Of(pair.Property))];

        // One bit for each tells whether it is there.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fields.Length, 64);
    }

    public static ItemCodec Of(ItemKind kind) => Known.GetOrAdd(kind.Type, _ => new ItemCodec(kind));

    public void Write(OperationItem item, RecordWriter record)
    {
        var set = 0UL;
        for (var i = 0; i < fields.Length; i++)
        {
            set |= fields[i].IsSet(item) ? 1UL << i : 0;
        }

        record.Count(set);
        for (var i = 0; i < fields.Length; i++)
        {
            if ((set & (1UL << i)) != 0)
            {
                fields[i].Write(item, record);
            }
        }

        WriteGeometry((item as LocatedItem)?.Geometry, record);
        record.Count((ulong)item.Citations.Count);
        foreach (var citation in item.Citations)
        {
            record.Text(citation.SourceId);
            record.TextOrNull(citation.Locator);
        }
    }

    public OperationItem Read(ref RecordReader record)
    {
        var item = kind.Create();
        var set = record.Count();
        for (var i = 0; i < fields.Length; i++)
        {
            if ((set & (1UL << i)) != 0)
            {
                fields[i].Read(item, ref record);
            }
        }

        if (ReadGeometry(ref record) is { } geometry)
        {
            ((LocatedItem)item).Geometry = geometry;
        }

        var citations = new Citation[record.Count()];
        for (var i = 0; i < citations.Length; i++)
        {
            citations[i] = new Citation(record.Text(), record.TextOrNull());
        }

        item.Citations = citations;
        return item;
    }

    // Most of a long list are points.
    private static void WriteGeometry(Geometry? geometry, RecordWriter record)
    {
        switch (geometry)
        {
            case null:
                record.Count(NoGeometry);
                break;
            case Point { IsEmpty: false } point when double.IsNaN(point.Z) && double.IsNaN(point.M):
                record.Count(SinglePoint);
                record.Number(point.X);
                record.Number(point.Y);
                break;
            default:
                record.Count(OtherGeometry);
                record.Bytes(GeometryWkb.Of(geometry));
                break;
        }
    }

    private static Geometry? ReadGeometry(ref RecordReader record) => record.Count() switch
    {
        SinglePoint => GeometryReader.Factory.CreatePoint(new Coordinate(record.Number(), record.Number())),
        OtherGeometry => StoredGeometry.Read(record.Bytes().ToArray()),
        _ => null,
    };
}
