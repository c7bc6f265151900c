using Konna.Geo.Motion;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Orbat;

/// <summary>The way of one unit over the map while its states are gone through. A jump, or leaving the map, ends a path; the next location begins another.</summary>
internal sealed class OrbatPath(string unitId, string name, string pointer, OrbatTimes times, OperationBuilder operation)
{
    private FixList fixes = new();
    private DateTimeOffset last;
    private DateTimeOffset lastFix;

    /// <summary>Where the unit is; null while it is not on the map.</summary>
    public Coordinate? Location { get; private set; }

    public void Appear(Coordinate location, DateTimeOffset time)
    {
        Location = location;
        last = time;
        AddFix(location, time);
    }

    /// <summary>From one instant to the next, without a way between.</summary>
    public void Jump(Coordinate location, DateTimeOffset time)
    {
        End(time, isGone: false);
        Appear(location, time);
    }

    public void Leave(DateTimeOffset time)
    {
        End(time, isGone: true);
        Location = null;
    }

    /// <summary>A state that says nothing of the location: the next leg sets out from here.</summary>
    public void Pass(DateTimeOffset time) => last = time;

    /// <summary>At one speed along the points, from the state before (or a later start) to the time of arrival.</summary>
    public void GoTo(Coordinate target, IReadOnlyList<Coordinate> via, DateTimeOffset? start, DateTimeOffset arrival)
    {
        var departure = start > last && start < arrival ? start.Value : last;
        Stand(departure);
        Coordinate[] points = [Location!, .. via, target];
        var lengths = points.Zip(points.Skip(1)).Select(leg => LengthOf(leg.First, leg.Second)).ToList();
        var whole = lengths.Sum();
        var done = 0.0;
        for (var i = 0; i < via.Count; i++)
        {
            done += lengths[i];
            if (whole > 0)
            {
                AddFix(via[i], departure + ((arrival - departure) * (done / whole)));
            }
        }

        AddFix(target, arrival);
        Location = target;
        last = arrival;
    }

    /// <summary>The unit stays where it is to the end of the scenario; for an hour, if it came there at the very end and from nowhere.</summary>
    public void Finish() => End(times.End > lastFix || fixes.Count > 1 ? times.End!.Value : lastFix.AddHours(1), isGone: false);

    private void Stand(DateTimeOffset until)
    {
        if (until > lastFix)
        {
            AddFix(Location!, until);
        }
    }

    private void AddFix(Coordinate location, DateTimeOffset time)
    {
        fixes.Add(location, time);
        lastFix = time;
    }

    private void End(DateTimeOffset time, bool isGone)
    {
        if (Location is null)
        {
            return;
        }

        Stand(time);
        operation.AddTrack(unitId, name, fixes, pointer, movement => movement.Extrapolation = isGone ? "none" : null);
        fixes = new FixList();
    }

    private static double LengthOf(Coordinate from, Coordinate to) => GreatCircle.DistanceM(new LonLat(from.X, from.Y), new LonLat(to.X, to.Y));
}
