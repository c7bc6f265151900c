using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.JsonFg;

/// <summary>
/// Rows to a JSON-FG 1.0 feature collection (OGC 21-045r1): GeoJSON with the type of the features, the dimension of their geometry and their time.
/// The coordinates are WGS 84 longitude and latitude, so they stand in <c>geometry</c> and <c>place</c> is null, as the standard has it.
/// </summary>
public sealed class JsonFgEncoder(GeoJsonFeatureWriter features) : IFeatureEncoder
{
    public const string Core = "http://www.opengis.net/spec/json-fg-1/1.0/conf/core";
    public const string TypesAndSchemas = "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas";
    public const string Profile = "http://www.opengis.net/def/profile/OGC/0/jsonfg";

    private static readonly Link ProfileLink = new(Profile, "profile");
    private readonly RowFields fields = new(features.Schema);

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
    {
        var json = new JsonText(output);
        json.Raw("{\"type\":\"FeatureCollection\",\"conformsTo\":"u8);
        json.Texts([Core, TypesAndSchemas]);
        json.Raw(",\"featureType\":"u8);
        json.Text(features.Schema.Id);
        json.Raw(features.Schema.Geometry switch
        {
            GeometryKind.LineStringM => ",\"geometryDimension\":1"u8,
            GeometryKind.Polygonal => ",\"geometryDimension\":2"u8,
            _ => ""u8,
        });
        json.Raw(",\"coordRefSys\":\"http://www.opengis.net/def/crs/OGC/1.3/CRS84\","u8);
        (members with { Links = [.. members.Links, ProfileLink] }).WriteBefore(ref json);
        json.Raw("\"features\":["u8);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        var json = new JsonText(output);
        json.Raw(isFirst ? "\n{\"type\":\"Feature\",\"id\":"u8 : ",\n{\"type\":\"Feature\",\"id\":"u8);
        json.Text(row.Id);
        json.Raw(",\"time\":"u8);
        WriteTime(ref json, fields.SpanOf(row));
        json.Raw(",\"geometry\":"u8);
        GeoJsonGeometryWriter.Write(ref json, row.Wkb.Span);
        json.Raw(",\"place\":null,\"properties\":"u8);
        features.WriteProperties(ref json, row);
        json.Raw("}"u8);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count)
    {
        var json = new JsonText(output);
        members.WriteAfter(ref json, count);
        json.Commit();
        return json.Committed;
    }

    /// <summary>A whole day in UTC is a date, a span without length a timestamp, all else an interval; undated is null.</summary>
    private static void WriteTime(ref JsonText json, (DateTimeOffset? Begin, DateTimeOffset? End) span)
    {
        if (span is (null, null))
        {
            json.Raw("null"u8);
        }
        else if (span is ({ } begin, { } end) && end - begin == TimeSpan.FromDays(1) && begin.UtcDateTime.TimeOfDay == TimeSpan.Zero)
        {
            json.Raw("{\"date\":"u8);
            json.Text(begin.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.Raw("}"u8);
        }
        else if (span.Begin == span.End)
        {
            json.Raw("{\"timestamp\":"u8);
            json.Instant(span.Begin!.Value);
            json.Raw("}"u8);
        }
        else
        {
            json.Raw("{\"interval\":["u8);
            WriteEnd(ref json, span.Begin);
            json.Raw(","u8);
            WriteEnd(ref json, span.End);
            json.Raw("]}"u8);
        }
    }

    private static void WriteEnd(ref JsonText json, DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            json.Instant(known);
        }
        else
        {
            json.Raw("\"..\""u8);
        }
    }
}
