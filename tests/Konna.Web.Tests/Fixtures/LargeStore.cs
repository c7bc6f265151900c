using System.Globalization;
using System.Text;
using Konna.Testing;

namespace Konna.Web.Tests.Fixtures;

/// <summary>Served with an operation just too large to be loaded whole: 5,001 units with a path of three vertices each, 50,001 events, and a reference layer of 5,001 points.</summary>
public sealed class LargeStore : ServedStore
{
    public const int Units = 5001;
    public const int Events = 50_001;

    /// <summary>The first of the units have the symbol of a division.</summary>
    public const int Divisions = 15;

    private readonly TemporaryDirectory seeds = new();

    public override string Name => "large";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        seeds.Dispose();
    }

    protected override async Task<KonnaStart> DescribeAsync()
    {
        var folder = Directory.CreateDirectory(seeds.File("many")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "operation.json"), Operation());
        await File.WriteAllTextAsync(Path.Combine(folder, "movements.geojson"), Collection(Units, Movement));
        await File.WriteAllTextAsync(Path.Combine(folder, "events.geojson"), Collection(Events, Event));
        foreach (var name in new[] { "places", "areas" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".geojson"), Collection(0, (_, _) => { }));
        }

        Directory.CreateDirectory(Path.Combine(folder, "layers"));
        await File.WriteAllTextAsync(Path.Combine(folder, "layers", "wells.geojson"), Collection(Units, Well));
        return new KonnaStart { Environment = new Dictionary<string, string?> { ["Konna__SeedsDirectory"] = seeds.Path }, Arguments = [FirstKey.Argument] };
    }

    private static string Operation()
    {
        var units = string.Join(",\n", Enumerable.Range(0, Units).Select(Unit));
        return $$"""
            {
              "formatVersion": 1, "id": "many", "title": "Many (invented)", "timeZone": "UTC",
              "begin": "2030-01-01T00:00:00Z", "end": "2030-01-11T00:00:00Z", "bbox": [0, 10, 10, 20],
              "defaultView": { "center": [5, 15], "zoom": 6, "time": "2030-01-01T12:00:00Z" },
              "forces": [{ "id": "force-0", "kind": "side", "name": "North", "color": "#1d4ed8" }, { "id": "force-1", "kind": "side", "name": "South", "color": "#c2410c" }],
              "units": [{{units}}],
              "sources": [{ "id": "src", "name": "Made up", "kind": "text" }]
            }
            """;
    }

    private static string Unit(int i)
    {
        var symbol = i < Divisions ? """, "sidc": "10031000211211000000" """ : "";
        return FormattableString.Invariant($$"""{ "id": "unit-{{i}}", "kind": "formation", "name": "Unit {{i}}", "forceId": "force-{{i % 2}}"{{symbol}} }""");
    }

    private static string Collection(int count, Action<StringBuilder, int> write)
    {
        var text = new StringBuilder("""{ "type": "FeatureCollection", "features": [""");
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n");
            write(text, i);
        }

        return text.Append("\n] }\n").ToString();
    }

    /// <summary>A degree to the east on the first day, then one to the north on the second.</summary>
    private static void Movement(StringBuilder text, int i)
    {
        var (lon, lat) = (0.1 + (i % 71 * 0.12), 10.1 + (i / 71 * 0.12));
        text.Append(CultureInfo.InvariantCulture, $$"""
            { "type": "Feature", "id": "move-{{i}}", "geometry": { "type": "LineString", "coordinates": [[{{lon:0.00}}, {{lat:0.00}}], [{{lon + 1:0.00}}, {{lat:0.00}}], [{{lon + 1:0.00}}, {{lat + 1:0.00}}]] },
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
              "properties": { "name": "March {{i}}", "kind": "advance", "subject": "unit-{{i}}", "confidence": "documented", "citations": ["src"], "datetimes": ["2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z", "2030-01-03T00:00:00Z"] } }
            """);
    }

    private static void Well(StringBuilder text, int i) => text.Append(CultureInfo.InvariantCulture, $$"""
        { "type": "Feature", "geometry": { "type": "Point", "coordinates": [{{0.15 + (i % 71 * 0.12):0.00}}, {{10.15 + (i / 71 * 0.12):0.00}}] }, "properties": { "name": "Well {{i}}", "depth": {{i % 50}} } }
        """);

    /// <summary>One every few seconds of the first days, an hour long each.</summary>
    private static void Event(StringBuilder text, int i)
    {
        var begin = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(i * 15);
        text.Append(CultureInfo.InvariantCulture, $$"""
            { "type": "Feature", "id": "event-{{i}}", "geometry": { "type": "Point", "coordinates": [{{0.5 + (i * 7 % 90 * 0.1):0.00}}, {{10.5 + (i * 13 % 89 * 0.1):0.00}}] },
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
              "properties": { "name": "Event {{i}}", "summary": "What is told of event {{i}}.", "kind": "battle", "participants": ["unit-{{i % Units}}"], "confidence": "documented", "citations": ["src"], "begin": "{{begin:yyyy-MM-dd'T'HH:mm:ss'Z'}}", "end": "{{begin.AddHours(1):yyyy-MM-dd'T'HH:mm:ss'Z'}}" } }
            """);
    }
}
