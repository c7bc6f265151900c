using Konna.Geo.Time;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Situations;

/// <summary>The instants that a request asks about: one, or a sequence (<c>datetime=A/B&amp;step=PT10M</c>).</summary>
internal sealed record SituationTimes
{
    /// <summary>Most instants of one answer.</summary>
    public const int MostInstants = 400;

    private const string ExpectedInstant = "one RFC 3339 instant, such as 2013-01-10T13:00:00Z";
    private const string ExpectedInterval = "with 'step' an interval of two RFC 3339 instants, such as 2013-01-10T06:00:00Z/2013-01-10T18:00:00Z";
    private const string ExpectedStep = "an ISO 8601 duration of days, hours, minutes or seconds, such as PT10M";

    public static ApiParameter Datetime { get; } = new(
        "datetime", "The instant (RFC 3339); with 'step' the interval of a sequence, both ends included.", () => new OpenApiSchema { Type = JsonSchemaType.String })
    { IsRequired = true };

    public static ApiParameter StepParameter { get; } = new(
        "step", $"From one instant of a sequence to the next (ISO 8601 duration, such as PT10M); at most {MostInstants} instants.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Format = "duration",
        });

    public required DateTimeOffset Begin { get; init; }

    public DateTimeOffset End { get; init; }

    public TimeSpan Step { get; init; }

    /// <summary>As it was asked for; null for one instant.</summary>
    public string? StepText { get; init; }

    public bool IsSequence => StepText is not null;

    public int Count => IsSequence ? (int)((End - Begin).Ticks / Step.Ticks) + 1 : 1;

    public IEnumerable<DateTimeOffset> Instants => Enumerable.Range(0, Count).Select(i => Begin + (i * Step));

    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static SituationTimes Read(IReadOnlyDictionary<string, string> query)
    {
        var datetime = query.GetValueOrDefault("datetime", "");
        if (!query.TryGetValue("step", out var stepText))
        {
            return Rfc3339.TryParse(datetime, out var instant) ? new SituationTimes { Begin = instant } : throw Invalid("datetime", $"{ExpectedInstant}; {ExpectedInterval}");
        }

        if (!IsoDuration.TryParse(stepText, out var step))
        {
            throw Invalid("step", ExpectedStep);
        }

        var slash = datetime.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 && Rfc3339.TryParse(datetime, out _))
        {
            throw Invalid("step", "no step for one instant; " + ExpectedInterval);
        }

        if (slash < 0 || !Rfc3339.TryParse(datetime.AsSpan(0, slash), out var begin) || !Rfc3339.TryParse(datetime.AsSpan(slash + 1), out var end) || begin > end)
        {
            throw Invalid("datetime", ExpectedInterval);
        }

        return (end - begin).Ticks / step.Ticks < MostInstants
            ? new SituationTimes { Begin = begin, End = end, Step = step, StepText = stepText }
            : throw Invalid("step", $"a step that makes at most {MostInstants} instants of that interval");
    }

    private static RequestFailedException Invalid(string parameter, string expected) => new(FailureTable.InvalidParameter(parameter, expected));
}
