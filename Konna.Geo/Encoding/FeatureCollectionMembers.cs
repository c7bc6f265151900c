namespace Konna.Geo.Encoding;

/// <summary>What a feature collection says beside its features (OGC API - Features Part 1, 7.15-7.16).</summary>
/// <param name="Links">In the order given; an empty list still writes the member.</param>
/// <param name="NumberMatched">How many features the whole question has, when known exactly.</param>
/// <param name="TimeStamp">When the answer was made; left out if null.</param>
/// <param name="NumberReturned">How many rows follow, when known beforehand; else formats that say it do so at their end.</param>
public sealed record FeatureCollectionMembers(
    IReadOnlyList<Link> Links, long? NumberMatched = null, DateTimeOffset? TimeStamp = null, long? NumberReturned = null)
{
    /// <summary>The members that stand before the features of a JSON collection, each with a comma after it.</summary>
    internal void WriteBefore(ref JsonText json)
    {
        if (NumberMatched is { } matched)
        {
            json.Raw("\"numberMatched\":"u8);
            json.Integer(matched);
            json.Raw(","u8);
        }

        if (NumberReturned is { } returned)
        {
            json.Raw("\"numberReturned\":"u8);
            json.Integer(returned);
            json.Raw(","u8);
        }

        if (TimeStamp is { } timeStamp)
        {
            json.Raw("\"timeStamp\":"u8);
            json.Instant(timeStamp);
            json.Raw(","u8);
        }

        Link.WriteMember(ref json, Links);
        json.Raw(","u8);
    }

    /// <summary>The end of the features and of the collection; says how many there were if that was not known before.</summary>
    internal void WriteAfter(ref JsonText json, long count)
    {
        json.Raw("\n]"u8);
        if (NumberReturned is null)
        {
            json.Raw(",\"numberReturned\":"u8);
            json.Integer(count);
        }

        json.Raw("}\n"u8);
    }
}
