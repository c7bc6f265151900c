using System.Buffers;
using BenchmarkDotNet.Attributes;
using Konna.Geo.Crs;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.Csv;
using Konna.Geo.Encoding.JsonFg;
using Konna.Geo.Encoding.MovingFeatures;
using Konna.Geo.Features;

namespace Konna.Benchmarks.Micro;

/// <summary>A page of 100 movements, 40 vertices each in the mean, from rows to bytes.</summary>
[MemoryDiagnoser]
public class EncoderBenchmarks
{
    private static readonly FeatureCollectionMembers Members = new([], NumberReturned: 100);

    private readonly ArrayBufferWriter<byte> output = new(4 * 1024 * 1024);
    private readonly Dictionary<string, IFeatureEncoder> encoders = [];
    private CoordinateReferenceSystem mercator = null!;
    private FeatureRow[] rows = [];

    [GlobalSetup]
    public void Prepare()
    {
        rows = GeneratedRows.Movements(100);
        var schema = GeneratedRows.Schema("movements");
        var features = new GeoJsonFeatureWriter(schema);
        mercator = CrsRegistry.Find("http://www.opengis.net/def/crs/EPSG/0/3857") ?? throw new InvalidOperationException("It is not in the registry.");
        encoders["geojson"] = new GeoJsonEncoder(features);
        encoders["jsonfg"] = new JsonFgEncoder(features, new JsonFgRoot(JsonFgProfile.JsonFg, CrsRegistry.Crs84, "http://localhost/schema"));
        encoders["mfjson"] = new MovingFeaturesEncoder(features);
        encoders["csv"] = new CsvEncoder(schema);
    }

    [Benchmark(Baseline = true)]
    public int GeoJson() => Encode("geojson");

    [Benchmark]
    public int JsonFg() => Encode("jsonfg");

    [Benchmark]
    public int MovingFeaturesJson() => Encode("mfjson");

    [Benchmark]
    public int Csv() => Encode("csv");

    /// <summary>What another coordinate reference system adds to a page.</summary>
    [Benchmark]
    public int GeoJsonInWebMercator()
    {
        var encoder = encoders["geojson"];
        output.ResetWrittenCount();
        encoder.WriteHead(output, Members);
        for (var i = 0; i < rows.Length; i++)
        {
            encoder.WriteRow(output, rows[i] with { Wkb = WkbTransform.FromLonLat(rows[i].Wkb, mercator) }, i == 0);
        }

        encoder.WriteTail(output, Members, rows.Length);
        return output.WrittenCount;
    }

    private int Encode(string format)
    {
        var encoder = encoders[format];
        output.ResetWrittenCount();
        encoder.WriteHead(output, Members);
        for (var i = 0; i < rows.Length; i++)
        {
            encoder.WriteRow(output, rows[i], i == 0);
        }

        encoder.WriteTail(output, Members, rows.Length);
        return output.WrittenCount;
    }
}
