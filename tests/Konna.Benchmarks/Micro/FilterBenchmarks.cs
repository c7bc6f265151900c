using BenchmarkDotNet.Attributes;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Filtering;

namespace Konna.Benchmarks.Micro;

/// <summary>A CQL2 filter from its text to the tree that fits the collection, and what it means for a thousand events.</summary>
[MemoryDiagnoser]
public class FilterBenchmarks
{
    private const string Text =
        "kind IN ('battle','fighting') AND CASEI(name) LIKE CASEI('event 1%') AND S_INTERSECTS(geometry, BBOX(-5,13,-2,17)) "
        + "AND T_INTERSECTS(INTERVAL(begin, end), INTERVAL('2013-03-01','2013-09-01')) AND radiusM < 4000";

    private FilterEvaluator evaluator = null!;
    private FeatureRow[] rows = [];
    private CollectionSchema schema = null!;

    [GlobalSetup]
    public void Prepare()
    {
        schema = GeneratedRows.Schema("events");
        rows = GeneratedRows.Events(1000);
        evaluator = new FilterEvaluator(ParseAndCheck());
    }

    [Benchmark]
    public CheckedFilter ParseAndCheck() => FilterCheck.Bind(Cql2Text.Parse(Text).Value!, schema).Value ?? throw new InvalidOperationException("The filter does not fit the events.");

    [Benchmark]
    public int EvaluateAThousand()
    {
        var selected = 0;
        foreach (var row in rows)
        {
            selected += evaluator.Selects(row) ? 1 : 0;
        }

        return selected;
    }
}
