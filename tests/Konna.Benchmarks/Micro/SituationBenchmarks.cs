using System.Buffers;
using BenchmarkDotNet.Attributes;
using Konna.Benchmarks.Generation;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Motion;

namespace Konna.Benchmarks.Micro;

/// <summary>Where 5,000 units are at an instant, from memory: found and written.</summary>
[MemoryDiagnoser]
public class SituationBenchmarks
{
    private const int Units = 5000;
    private const int Fixes = 200;

    private readonly ArrayBufferWriter<byte> output = new(4 * 1024 * 1024);
    private AccountChoice choice = null!;
    private SituationModel model = null!;
    private FeatureRow[] rows = [];
    private DateTimeOffset t;

    [GlobalSetup]
    public void Prepare()
    {
        rows = GeneratedRows.Of("movements", Tracks.Make(Units, Fixes, segment: 100).Movements);
        model = Build();
        choice = model.Choose(null).Value ?? throw new InvalidOperationException("There is nothing to choose.");
    }

    [Benchmark]
    public SituationModel Build()
    {
        var builder = new SituationModelBuilder(GeneratedRows.Schema("movements"), [], long.MaxValue);
        for (var n = 0; n < Units; n++)
        {
            builder.AddSubject(GeneratedOperation.UnitId(n), new SituationSubject(null, null, null));
        }

        foreach (var row in rows)
        {
            builder.AddMovement(row);
        }

        return builder.Build();
    }

    [Benchmark]
    public int Positions() => model.At(Next(), choice).Length;

    [Benchmark]
    public int PositionsAsBytes()
    {
        output.ResetWrittenCount();
        var positions = model.At(Next(), choice);
        SituationBinary.WriteHeader(output, 1, t, TimeSpan.Zero, 1, positions.Length);
        SituationBinary.WritePositions(output, positions);
        return output.WrittenCount;
    }

    /// <summary>Another instant each time, so that nothing is found where it was a moment ago.</summary>
    private DateTimeOffset Next() => t = t == default || t > Country.Begin.AddHours(48) ? Country.Begin.AddMinutes(1) : t.AddMinutes(37);
}
