using Konna.Benchmarks.Load.Measuring;

namespace Konna.Benchmarks.Load.Report;

/// <summary>The targets of the design: every row, in its words.</summary>
internal static class Targets
{
    public static IReadOnlyList<Target> All { get; } =
    [
        new("page 100 bbox+time, ordered, vs pgceil EWKB of the same SQL (rps)", ">= 0.65", "0.85", Goal.Rates(SubjectName.Page100, SubjectName.RawPage100, 0.65, 0.85)),
        new("... vs the SQL json_agg ceiling (rps)", ">= 1.1x", "1.4x", Goal.Rates(SubjectName.Page100, SubjectName.RawJson100, 1.1, 1.4, "x")),
        new("server CPU of page 100 (own share)", "<= 0.7 ms", "0.45 ms",
            new Goal(figures => figures.Find(SubjectName.Page100)?.ServerCpu, [SubjectName.Page100], 0.7, 0.45, " ms", IsMost: true)),
        new("page 10 / 1000 vs its ceiling", ">= 0.75 / 0.55", "0.90 / 0.75",
            Goal.Rates(SubjectName.Page10, SubjectName.RawPage10, 0.75, 0.90), Goal.Rates(SubjectName.Page1000, SubjectName.RawPage1000, 0.55, 0.75)),
        new("page 100 bbox, ordered, vs raw ordered EWKB", ">= 0.60", "0.80", Goal.Rates(SubjectName.Box100, SubjectName.RawBox100, 0.60, 0.80)),
        new("page 100 bbox, unordered/complete, vs raw unordered EWKB", ">= 0.35", "0.55", Goal.Rates(SubjectName.Whole, SubjectName.RawWhole, 0.35, 0.55)),
        new("page 100 bbox, rps vs MapServer OGC API / WFS", ">= 5x / 6x", "10x / 15x",
            Goal.Rates(SubjectName.Box100, SubjectName.MapServerFeatures, 5, 10, "x"), Goal.Rates(SubjectName.Box100, SubjectName.MapServerWfs, 6, 15, "x")),
        new("... vs pg_featureserv rps; CPU per request", ">= 2.5x; <= 0.55", "5x; <= 0.25", Goal.Unavailable("pg_featureserv")),
        new("... vs QGIS Server", ">= 18x", "40x", Goal.Rates(SubjectName.Box100, SubjectName.QgisFeatures, 18, 40, "x")),
        new("by id vs raw; vs pg_featureserv", ">= 0.30; 1.6x", "0.50; 3x", Goal.Rates(SubjectName.Item, SubjectName.RawItem, 0.30, 0.50), Goal.Unavailable("pg_featureserv")),
        new("MVT z8 vs pg_tileserv; MapServer (rps)", ">= 1.8x; 2.5x", "2.6x; 3.5x", Goal.Unavailable("pg_tileserv"), Goal.Rates(SubjectName.Tile, SubjectName.MapServerTile, 2.5, 3.5, "x")),
        new("MVT z8 total CPU vs ST_AsMVT(ST_Transform) in SQL without the trap", "<= 0.65", "<= 0.50", Goal.Costs(SubjectName.Tile, SubjectName.RawTile, 0.65, 0.50)),
        new("positions of 5k units at t, from SQL window; from memory (rps vs LATERAL in SQL, 53)", ">= 3.5x; 7x", "4.5x; 12x",
            Goal.Rates(SubjectName.WindowJson, SubjectName.RawLateral, 3.5, 4.5, "x", "GeoJSON "), Goal.Rates(SubjectName.MemoryJson, SubjectName.RawLateral, 7, 12, "x"),
            Goal.Rates(SubjectName.WindowBinary, SubjectName.RawLateral, 3.5, 4.5, "x", "binary "), Goal.Rates(SubjectName.MemoryBinary, SubjectName.RawLateral, 7, 12, "x")),
        new("cached page 13 KB vs Kestrel byte[] of 30 KB; 304", ">= 0.60; 50k/s-class (0.7 of plaintext)", "0.75; 0.75",
            Goal.Rates(SubjectName.Kept, SubjectName.KestrelBytes, 0.60, 0.75), Goal.Rates(SubjectName.NotModified, SubjectName.KestrelText, 0.7, 0.75)),
        new("first page at 50x data vs 1x (complete or unordered)", "<= 2.0x", "1.6x", Goal.Costs(SubjectName.Large, SubjectName.Small, 2.0, 1.6, "x")),
        new("keyset page at depth 90k vs 0", "<= 1.3x", "1.1x", Goal.Costs(SubjectName.Depth90, SubjectName.Depth0, 1.3, 1.1, "x")),
        new("SQLite page 100, bbox, one thread / with a writer", ">= 4k/s / 1k/s", "6k/s / 2k/s",
            Thousands(SubjectName.EmbeddedWhole, 4, 6), Thousands(SubjectName.EmbeddedWriter, 1, 2)),
        new("SQLite bbox+time page 100 (3-D rtree, ordered)", "<= 2 ms", "1.1 ms",
            new Goal(figures => 1000 / figures.Find(SubjectName.EmbeddedTime)?.Rate, [SubjectName.EmbeddedTime], 2, 1.1, " ms", IsMost: true)),
    ];

    private static Goal Thousands(string name, double must, double stretch) => new(figures => figures.Find(name)?.Rate / 1000, [name], must, stretch, "k/s");
}
