using Konna.Geo.Motion;

namespace Konna.Geo.Tests.Motion;

/// <summary>A position in one line, with every number in full: two that differ in the last bit differ.</summary>
internal static class SituationWords
{
    public static string Of(string id, string movement, double lon, double lat, string status, double? heading, double speed, DateTimeOffset? since) =>
        FormattableString.Invariant($"{id} {movement} {lon:R} {lat:R} {status} {heading:R} {speed:R} {since:O}");

    public static IReadOnlyList<string> Of(IEnumerable<SituationPosition?> positions) =>
        [.. positions.OfType<SituationPosition>().Select(p => Of(p.Id, p.Movement, p.Lon, p.Lat, p.Status, p.HeadingDeg, p.SpeedKmh, p.Since))];
}
