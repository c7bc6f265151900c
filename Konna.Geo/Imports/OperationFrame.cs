using Konna.Geo.Operations;

namespace Konna.Geo.Imports;

/// <summary>The time and the extent of an operation that names none: what its things span, with a margin.</summary>
internal sealed class OperationFrame
{
    private const double Margin = 0.05;
    private const double LeastDegrees = 0.02;

    private DateTimeOffset? first;
    private DateTimeOffset? last;
    private double south = double.PositiveInfinity;
    private double north = double.NegativeInfinity;

    // Counted from Greenwich in both ways: what lies on both sides of the antimeridian is narrow in one of them only.
    private (double West, double East) centred = (double.PositiveInfinity, double.NegativeInfinity);
    private (double West, double East) eastward = (double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>The hour in which the first of it begins; null when nothing is dated.</summary>
    public DateTimeOffset? Begin => first is { } instant ? Hour(instant) : null;

    /// <summary>The hour after the last of it.</summary>
    public DateTimeOffset? End => last is { } instant ? After(instant) : null;

    /// <summary>West, south, east, north in degrees; west is greater than east across the antimeridian.</summary>
    public double[] Bbox
    {
        get
        {
            if (south > north)
            {
                return [-180, -90, 180, 90];
            }

            var crosses = eastward.East - eastward.West < centred.East - centred.West;
            var (west, east) = crosses ? eastward : centred;
            var lonMargin = Math.Max((east - west) * Margin, LeastDegrees);
            var latMargin = Math.Max((north - south) * Margin, LeastDegrees);
            var (left, right) = east - west + (2 * lonMargin) >= 360 ? (-180, 180) : (Wrap(west - lonMargin, crosses), Wrap(east + lonMargin, crosses));
            return [Tidy(left), Tidy(Math.Max(south - latMargin, -90)), Tidy(right), Tidy(Math.Min(north + latMargin, 90))];
        }
    }

    public void Include(OperationItem item)
    {
        if (item is Source or Force or Unit)
        {
            return;
        }

        Include(item.Begin);
        Include(item.BeginLatest);
        Include(item.EndEarliest);
        Include(item.End);
        if (item is LocatedItem { Geometry: { IsEmpty: false } geometry })
        {
            foreach (var position in geometry.Coordinates)
            {
                south = Math.Min(south, position.Y);
                north = Math.Max(north, position.Y);
                centred = (Math.Min(centred.West, position.X), Math.Max(centred.East, position.X));
                var east = position.X < 0 ? position.X + 360 : position.X;
                eastward = (Math.Min(eastward.West, east), Math.Max(eastward.East, east));
            }
        }
    }

    /// <summary>The parts of the operation that are read as a whole: a first view, one point of view in which all are neutral, whom to name.</summary>
    public OperationDocument Document(IReadOnlyList<Force> forces, IReadOnlyList<string> files)
    {
        var bbox = Bbox;
        var width = bbox[0] <= bbox[2] ? bbox[2] - bbox[0] : bbox[2] - bbox[0] + 360;
        var middle = bbox[0] + (width / 2);
        var zoom = Math.Clamp(Math.Log2(1000 / Math.Max(width, bbox[3] - bbox[1])), 1, 14);
        return new OperationDocument
        {
            DefaultView = new MapView([Tidy(middle > 180 ? middle - 360 : middle), Tidy((bbox[1] + bbox[3]) / 2)], Math.Round(zoom, 1), Begin),
            Perspective = "observer",
            Perspectives =
            [
                new Perspective("observer", "Observer", "Observateur", forces.Where(f => f.ParentId is null).ToDictionary(f => f.Id, _ => "neutral", StringComparer.Ordinal)),
            ],
            Attribution = [.. files.Take(1).Select(file => new Attribution(file, null, null))],
        };
    }

    private void Include(DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            first = first is null || known < first ? known : first;
            last = last is null || known > last ? known : last;
        }
    }

    private static DateTimeOffset Hour(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    // An operation ends after it begins, so the hour is a later one also when the last instant is on the hour.
    private static DateTimeOffset After(DateTimeOffset instant) =>
        Hour(instant) is var hour && hour.UtcTicks <= DateTimeOffset.MaxValue.UtcTicks - TimeSpan.TicksPerHour ? hour.AddHours(1) : instant;

    private static double Wrap(double longitude, bool crosses) => crosses && longitude > 180 ? longitude - 360 : Math.Clamp(longitude, -180, 180);

    private static double Tidy(double degrees) => Math.Round(degrees, 4) + 0.0;
}
