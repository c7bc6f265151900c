using Konna.Geo.Features;
using Parquet;
using Parquet.Schema;

namespace Konna.Geo.Encoding.GeoParquet;

/// <summary>A column of lists, each of which may be missing or empty; no element of a list is missing.</summary>
internal abstract class ListColumn<T>(string name, DataField element) : ParquetColumn
    where T : struct
{
    // What Parquet calls definition levels: how much of a value is there.
    private const int NoList = 0;
    private const int NoElement = 1;
    private const int Element = 2;

    private readonly ListField column = new(name, element);
    private readonly List<T> elements = [];
    private readonly List<int> definitions = [];
    private readonly List<int> repetitions = [];

    public override Field Field => column;

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellation)
    {
        await group.WriteAllPartsAsync<T>(element, elements.ToArray(), definitions.ToArray(), repetitions.ToArray(), cancellation);
        elements.Clear();
        definitions.Clear();
        repetitions.Clear();
    }

    /// <param name="list">Null where there is none.</param>
    protected void Add(IReadOnlyCollection<T>? list)
    {
        if (list is null or { Count: 0 })
        {
            definitions.Add(list is null ? NoList : NoElement);
            repetitions.Add(0);
            return;
        }

        // The first element begins the row; the others go on with its list.
        repetitions.Add(0);
        repetitions.AddRange(Enumerable.Repeat(1, list.Count - 1));
        definitions.AddRange(Enumerable.Repeat(Element, list.Count));
        elements.AddRange(list);
    }
}

/// <summary>A column of lists of texts.</summary>
internal sealed class TextListColumn(string name, int slot) : ListColumn<ReadOnlyMemory<char>>(name, new DataField(ListField.ElementName, typeof(string), isNullable: false))
{
    public override void Add(in FeatureRow row) => Add(row.Values[slot] is string[] texts ? [.. texts.Select(text => text.AsMemory())] : null);
}

/// <summary>A column with the instant of each vertex, where all of them are dated.</summary>
internal sealed class InstantListColumn(string name) : ListColumn<DateTime>(name, InstantField(ListField.ElementName, isNullable: false))
{
    public override void Add(in FeatureRow row)
    {
        if (!TimedVertices.IsTrajectory(row.Wkb.Span))
        {
            Add(null);
            return;
        }

        var positions = TimedVertices.Of(row.Wkb.Span);
        var instants = new DateTime[positions.Count];
        for (var i = 0; i < instants.Length; i++)
        {
            instants[i] = TimedVertices.At(positions, i).UtcDateTime;
        }

        Add(instants);
    }
}
