using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.Benchmarks.Load.Questions;

/// <summary>Where and when the features of a generated layer are, to know how many of them a question meets.</summary>
internal sealed class FeatureBoxes
{
    /// <summary>From west to east.</summary>
    private readonly Feature[] features;
    private readonly double[] wests;
    private readonly double widest;

    public FeatureBoxes(IEnumerable<Movement> movements)
        : this(movements.Select(movement =>
        {
            var (box, path) = (movement.Geometry!.EnvelopeInternal, ((LineString)movement.Geometry).CoordinateSequence);
            return new Feature(box, DateTimeOffset.UnixEpoch.AddSeconds(path.GetM(0)), DateTimeOffset.UnixEpoch.AddSeconds(path.GetM(path.Count - 1)));
        }))
    {
    }

    public FeatureBoxes(IEnumerable<Event> events)
        : this(events.Select(one => new Feature(one.Geometry!.EnvelopeInternal, one.Begin!.Value, one.End!.Value)))
    {
    }

    private FeatureBoxes(IEnumerable<Feature> features)
    {
        this.features = [.. features.OrderBy(feature => feature.Box.MinX)];
        wests = [.. this.features.Select(feature => feature.Box.MinX)];
        widest = this.features.Length == 0 ? 0 : this.features.Max(feature => feature.Box.Width);
    }

    public int Count(Box box, DateTimeOffset? from, DateTimeOffset? to)
    {
        var count = 0;
        var first = Array.BinarySearch(wests, box.West - widest);
        for (var i = first < 0 ? ~first : 0; i < features.Length && wests[i] <= box.East; i++)
        {
            var feature = features[i];
            if (feature.Box.MaxX >= box.West && feature.Box.MinY <= box.North && feature.Box.MaxY >= box.South && (from is null || (feature.From <= to && feature.To >= from)))
            {
                count++;
            }
        }

        return count;
    }

    private sealed record Feature(Envelope Box, DateTimeOffset From, DateTimeOffset To);
}
