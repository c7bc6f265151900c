using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Features;
using Konna.Geo.Motion;
using Konna.Geo.Time;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Moving;

/// <summary>The parameters of OGC API - Moving Features (22-003r3).</summary>
internal static class MovingParameters
{
    public const string Leaf = "leaf";
    public const string SubTrajectory = "subTrajectory";
    public const string SubTemporalValue = "subTemporalValue";

    private const string ExpectedLeaf = "RFC 3339 instants in increasing order, separated by commas, such as 2013-01-10T08:00:00Z,2013-01-10T09:00:00Z";
    private const int MostLeaves = 1000;

    public static ApiParameter LeafDescription { get; } = new(
        Leaf, "The values at these instants alone, interpolated; increasing, separated by commas. Not together with the part of a time.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = 1,
            MaxItems = MostLeaves,
            Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        });

    public static ApiParameter SubTrajectoryDescription { get; } = Part(SubTrajectory, "path");

    public static ApiParameter SubTemporalValueDescription { get; } = Part(SubTemporalValue, "values");

    public static ApiParameter Datetime { get; } = new(
        DatetimeParameter.Name, "Only what meets this instant, day or interval: RFC 3339, '..' or nothing for an open end.", () => new OpenApiSchema { Type = JsonSchemaType.String });

    /// <summary>What features can be asked for of a collection: nothing more, unless they move.</summary>
    public static IReadOnlyList<ApiParameter> Of(CollectionSchema collection) => MovingFeature.Is(collection) ? [SubTrajectoryDescription, LeafDescription] : [];

    /// <summary>The time that features must meet to be known at one of the instants asked for; null when none are.</summary>
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static TemporalFilter? TimeOf(SortedDictionary<string, string> values, CollectionSchema collection) =>
        MovingFeature.Is(collection) && values.TryGetValue(Leaf, out var text) && ReadLeaf(text) is var leaf ? TemporalFilter.Closed(leaf[0], leaf[^1]) : null;

    /// <summary>The box that paths must meet.</summary>
    /// <exception cref="RequestFailedException">400 when it is none.</exception>
    public static BoundingBox? ReadBox(SortedDictionary<string, string> values) =>
        values.TryGetValue("bbox", out var bbox) ? BboxParameter.Parse(bbox, CrsRegistry.Crs84)?.Envelope ?? throw Invalid("bbox", BboxParameter.Expected) : null;

    /// <param name="part">The parameter that asks for the part within the time.</param>
    /// <param name="box">What paths must meet.</param>
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static TemporalSelection Read(SortedDictionary<string, string> values, string part, BoundingBox? box = null)
    {
        var time = DatetimeParameter.Read(values);
        var isPart = ReadTruth(values, part);
        var leaf = values.TryGetValue(Leaf, out var text) ? ReadLeaf(text) : null;
        if (isPart && leaf is not null)
        {
            throw Invalid(Leaf, $"either {Leaf} or {part}, not both");
        }

        if (isPart && (time is not { Lower: { } lower, Upper: { } upper } || lower == upper))
        {
            throw Invalid(DatetimeParameter.Name, $"an interval with both its ends, as {part} is true, such as 2013-01-10T08:00:00Z/2013-01-10T12:00:00Z");
        }

        return new TemporalSelection(time?.Lower, time?.Upper, leaf, isPart, box);
    }

    private static ApiParameter Part(string name, string what) => new(
        name, $"True: the part of the {what} within the interval of datetime alone, with what holds at its ends.", () => new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = JsonValue.Create(false) });

    private static bool ReadTruth(SortedDictionary<string, string> values, string name) => values.GetValueOrDefault(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Invalid(name, "true or false"),
    };

    private static List<DateTimeOffset> ReadLeaf(string text)
    {
        List<DateTimeOffset> instants = [];
        foreach (var part in text.Split(','))
        {
            // Instants that are the same or run backwards are refused, as the standard says.
            if (instants.Count == MostLeaves || !Rfc3339.TryParse(part, out var instant) || (instants.Count > 0 && instant <= instants[^1]))
            {
                throw Invalid(Leaf, $"{ExpectedLeaf}; at most {MostLeaves}");
            }

            instants.Add(instant.ToUniversalTime());
        }

        return instants;
    }

    private static RequestFailedException Invalid(string name, string expected) => new(FailureTable.InvalidParameter(name, expected));
}
