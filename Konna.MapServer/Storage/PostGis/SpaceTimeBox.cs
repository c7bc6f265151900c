using System.Globalization;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>
/// The box of three dimensions around a movement: its longitudes and latitudes, and its outer span in days since 2000. PostGIS indexes it as one, so that a question for a place and a time goes
/// neither through all times of the place nor through all places of the time. It rounds outwards to numbers of single precision - by half a minute of our days, by an hour and a half of the first ones of our era -, so it never misses.
/// </summary>
internal static class SpaceTimeBox
{
    /// <summary>An open end, in days: beyond every instant that can be stored.</summary>
    public const double Always = 4_000_000;

    private const string Function = PostGisContext.Schema + ".space_time";

    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Its body is kept as it is understood, not as text: a restore that has no search path can make the indexes.</summary>
    public static string CreateFunction { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        CREATE FUNCTION {Function}(geom geometry, period tstzrange) RETURNS geometry LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN ST_MakeLine(
            ST_MakePoint(ST_XMin(geom), ST_YMin(geom), CASE WHEN isfinite(lower(period)) THEN date_part('epoch', lower(period) - timestamptz '2000-01-01 00:00:00+00') / 86400 ELSE {-Always} END),
            ST_MakePoint(ST_XMax(geom), ST_YMax(geom), CASE WHEN isfinite(upper(period)) THEN date_part('epoch', upper(period) - timestamptz '2000-01-01 00:00:00+00') / 86400 ELSE {Always} END));
        """);

    /// <summary>The expression that is indexed.</summary>
    public static string Of(string geometry, string period) => $"{Function}({geometry}, {period})";

    /// <summary>The one table that is indexed so: paths have an extent in all three. Points have none, and of boxes without volume PostGIS makes a tree in which much has to be visited for little.</summary>
    public const string Table = "movements";

    /// <summary>The indexes of that table: for a place at any time, and for a place and a time.</summary>
    public static string CreateIndexes { get; } = $"""
        CREATE INDEX "ix_{Table}_geom" ON {PostGisContext.Schema}."{Table}" USING gist (geom);
        CREATE INDEX "ix_{Table}_space_time" ON {PostGisContext.Schema}."{Table}" USING gist ({Of("geom", "period")} gist_geometry_ops_nd);
        """;

    /// <returns>Days since 2000, null for an open end.</returns>
    public static double? Day(DateTimeOffset? instant) => (instant - Epoch)?.TotalDays;
}
