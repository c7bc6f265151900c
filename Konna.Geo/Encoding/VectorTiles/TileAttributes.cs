using System.Buffers;
using System.Globalization;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Time;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>
/// What a tile says of each feature. A tile holds no instants, so the four of the span become whole seconds from the operation's begin, rounded so that
/// the span never shrinks and what is certain of it never grows: <c>t0</c> the earliest begin, <c>t1</c> the latest end, <c>u0</c> the latest begin, <c>u1</c> the earliest end (between these two it is certain). An open one is absent, as is every null and every empty list.
/// Further instants keep their RFC 3339 text; lists are JSON text, as in CSV.
/// </summary>
public sealed class TileAttributes
{
    private readonly List<Attribute> all = [];
    private readonly DateTimeOffset epoch;

    /// <param name="schema">Of the rows.</param>
    /// <param name="names">The properties to send besides the id and the span; null: all that are neither prose nor lists.</param>
    /// <param name="epoch">What the seconds are counted from.</param>
    public TileAttributes(CollectionSchema schema, IReadOnlyCollection<string>? names, DateTimeOffset epoch)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        this.epoch = epoch;
        for (var slot = 0; slot < schema.Properties.Count; slot++)
        {
            var property = schema.Properties[slot];
            if (EndsOf(property) is { Count: > 0 } ends)
            {
                all.AddRange(ends.Select(end => new Attribute(end.Name, slot, end.At, end.RoundsUp)));
            }
            else if (property.Type != PropertyType.VertexInstants && (property.Role == PropertyRole.Id || (names is null ? IsShort(property) : names.Contains(property.Name))))
            {
                all.Add(new Attribute(property.Name, slot, At: null, RoundsUp: false));
            }
        }

        Names = [.. all.Select(attribute => attribute.Name)];
    }

    public CollectionSchema Schema { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>What attributes are called, with the property each is made of.</summary>
    public IEnumerable<(string Name, PropertySchema Property)> Described => all.Select(attribute => (attribute.Name, Schema.Properties[attribute.Slot]));

    /// <summary>The properties of a collection that have to be read for its attributes.</summary>
    public static IReadOnlyCollection<string> Needed(CollectionSchema schema, IReadOnlyCollection<string>? names) =>
        [.. new TileAttributes(schema, names, default).Described.Select(attribute => attribute.Property.Name)];

    /// <summary>Puts the values of a row among those of the tile.</summary>
    /// <param name="numbers">One per name: receives the number of its value, or -1 where there is none.</param>
    internal void Number(in FeatureRow row, TileValues values, Span<int> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var attribute = all[i];
            numbers[i] = row.Values[attribute.Slot] is not { } value ? -1
                : attribute.At is null ? NumberOf(value, values)
                : attribute.At(value) is { } instant ? values.NumberOf(SecondsTo(instant, attribute.RoundsUp))
                : -1;
        }
    }

    /// <summary>The ends of the span that a property tells. A date stands for the whole day.</summary>
    private static List<(string Name, bool RoundsUp, Func<object, DateTimeOffset?> At)> EndsOf(PropertySchema property) => property switch
    {
        { Role: PropertyRole.PrimaryIntervalStart } => [("t0", false, value => TimeValue.Begin(value))],
        { Role: PropertyRole.PrimaryIntervalEnd } => [("t1", true, value => TimeValue.End(value))],
        { Role: PropertyRole.PrimaryInstant } => [("t0", false, value => TimeValue.Begin(value)), ("t1", true, value => TimeValue.End(value))],
        { Name: "beginLatest", Type: PropertyType.DateTime } => [("u0", true, value => TimeValue.Begin(value))],
        { Name: "endEarliest", Type: PropertyType.DateTime } => [("u1", false, value => TimeValue.End(value))],
        _ => [],
    };

    private static bool IsShort(PropertySchema property) => !property.IsProse && property.Type is not (PropertyType.StringArray or PropertyType.DateTime);

    private long SecondsTo(DateTimeOffset instant, bool roundsUp)
    {
        var (seconds, rest) = Math.DivRem((instant - epoch).Ticks, TimeSpan.TicksPerSecond);
        return seconds + (roundsUp && rest > 0 ? 1 : !roundsUp && rest < 0 ? -1 : 0);
    }

    private static int NumberOf(object value, TileValues values) => value switch
    {
        string text => values.NumberOf(text),
        DateTimeOffset instant => values.NumberOf(Rfc3339.Format(instant)),
        DateOnly date => values.NumberOf(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        string[] texts => texts.Length == 0 ? -1 : values.NumberOf(ListOf(texts)),
        _ => values.NumberOf(value),
    };

    private static string ListOf(string[] texts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var json = new JsonText(buffer);
        json.Texts(texts);
        json.Commit();
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <param name="At">Of a span's end: the instant that the property tells, which becomes seconds; null where the property's value is what is said.</param>
    /// <param name="RoundsUp">To whole seconds, up or down.</param>
    private readonly record struct Attribute(string Name, int Slot, Func<object, DateTimeOffset?>? At, bool RoundsUp);
}
