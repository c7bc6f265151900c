using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Storage;

/// <summary>An operation with reference layers, read from the text of a package as a user would write them.</summary>
internal static class SampleLayers
{
    public const string Id = "layered";

    public const string Gauges = """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1.5, 2.5]},
           "properties": {"name": "Mole", "depth": 1.25, "readings": 144, "automatic": true, "day": "2020-05-04", "begin": "2020-05-04T12:00:00Z", "end": "2020-05-04T13:00:00Z", "keepers": ["T. Voss", "Île"]}},
          {"type": "Feature", "geometry": {"type": "Point", "coordinates": [179.5, 0]},
           "properties": {"name": "mole", "depth": -2.0, "readings": 72, "automatic": false, "day": "2020-05-05", "begin": "2020-05-05T00:00:00Z", "end": null, "keepers": []}},
          {"type": "Feature", "geometry": null,
           "properties": {"name": null, "depth": null, "readings": null, "automatic": null, "day": null, "begin": null, "end": null, "keepers": null}}]}
        """;

    private const string Empty = """{"type": "FeatureCollection", "features": []}""";

    private const string Operation = """
        {"formatVersion": 1, "id": "layered", "title": "Layered", "timeZone": "Africa/Bamako", "begin": "2020-05-01T00:00:00Z", "end": "2020-05-09T00:00:00Z", "bbox": [-10, -5, 10, 5],
         "layers": [{"id": "gauges", "title": "Gauges", "titleFr": "Limnimètres", "geometryTitle": "Spot", "properties": [{"name": "depth", "title": "Depth", "titleFr": "Profondeur", "unit": "m"}]}]}
        """;

    private const string Codes = """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "id": "DEU", "geometry": null, "properties": {"name": "Germany"}},
          {"type": "Feature", "id": "FRA", "geometry": null, "properties": {"name": "France"}}]}
        """;

    private const string Odd = """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
           "properties": {"rowid": 1, "select": "x", "fid": 2, "operation_id": "other", "xmin": 3, "Geom": 4, "geom": 5, "état (m)": 6, "etat_m": 7, "名称": "n", "begin": "not a time", "limit": 9}}]}
        """;

    /// <summary>A layer <c>gauges</c> with every type, a table <c>codes</c> without geometry, and a layer <c>odd</c> whose attributes are called like columns.</summary>
    public static OperationPackage Create(string gauges = Gauges) =>
        Read(("layers/gauges.geojson", System.Text.Encoding.UTF8.GetBytes(gauges)), ("layers/codes.geojson", System.Text.Encoding.UTF8.GetBytes(Codes)), ("layers/odd.geojson", System.Text.Encoding.UTF8.GetBytes(Odd)));

    public static OperationPackage Read(params (string Name, byte[] Bytes)[] layers)
    {
        var reading = TryRead(layers);
        Assert.Empty(reading.Problems);
        return reading.Package!;
    }

    public static PackageReading TryRead(params (string Name, byte[] Bytes)[] layers)
    {
        var folder = Directory.CreateTempSubdirectory("konna-layers-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "layers"));
            foreach (var name in new[] { "places", "movements", "events", "areas" })
            {
                File.WriteAllText(Path.Combine(folder, name + ".geojson"), Empty);
            }

            var hasGauges = layers.Any(layer => layer.Name == "layers/gauges.geojson");
            File.WriteAllText(Path.Combine(folder, "operation.json"), hasGauges ? Operation : Operation.Split(",\n \"layers\"")[0] + "}");
            foreach (var (name, bytes) in layers)
            {
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
            }

            return PackageReader.Read(folder, LayerFiles.Readers);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
