using System.Globalization;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Imports.Xml;

/// <summary>Takes up the parts of a GPX file as they are read.</summary>
internal sealed class GpxVisitor(ImportedFile file, OperationBuilder operation) : GpxVisitorBase
{
    private int tracks;

    public override void VisitMetadata(GpxMetadata metadata)
    {
        base.VisitMetadata(metadata);
        operation.SuggestTitle(metadata.Name);
    }

    public override void VisitWaypoint(GpxWaypoint waypoint)
    {
        base.VisitWaypoint(waypoint);
        NoteLeftOut(waypoint);
        operation.AddShape(
            new ImportedShape(waypoint.Name, GeometryReader.Factory.CreatePoint(PositionOf(waypoint)))
            {
                Span = InstantOf(waypoint) is { } instant ? DatedSpan.At(instant) : DatedSpan.Undated,
                Summary = waypoint.Description,
                Note = waypoint.Comment,
            },
            "");
    }

    public override void VisitRoute(GpxRoute route)
    {
        base.VisitRoute(route);
        AddLine(route.Name, route.Description, route.Waypoints);
    }

    public override void VisitTrack(GpxTrack track)
    {
        base.VisitTrack(track);
        tracks++;
        var name = track.Name ?? string.Create(CultureInfo.InvariantCulture, $"{file.NameWithoutExtension} {tracks}");
        foreach (var (segment, index) in track.Segments.Select((segment, index) => (segment, index)))
        {
            var label = track.Segments.Length == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}, part {index + 1}");
            AddSegment(name, label, track.Description, segment.Waypoints);
        }
    }

    private void AddSegment(string track, string label, string? description, ImmutableGpxWaypointTable waypoints)
    {
        var timed = waypoints.Where(waypoint => waypoint.TimestampUtc is not null).ToList();
        if (timed.Count == 0)
        {
            AddLine(label, description, waypoints);
            return;
        }

        operation.Notices.Count("a fix without a time was left out", waypoints.Count - timed.Count);
        var fixes = new FixList();
        foreach (var waypoint in timed)
        {
            NoteLeftOut(waypoint);
            fixes.Add(PositionOf(waypoint), InstantOf(waypoint)!.Value);
        }

        operation.AddTrack(operation.UnitNamed(track), label, fixes, "", movement => movement.Summary = description);
    }

    private void AddLine(string? name, string? description, ImmutableGpxWaypointTable waypoints)
    {
        if (waypoints.Count < 2)
        {
            operation.Notices.Count("a line of fewer than two points was left out");
            return;
        }

        operation.Notices.Count("a line without times became a place: it says where, but not when");
        operation.AddShape(new ImportedShape(name, GeometryReader.Factory.CreateLineString([.. waypoints.Select(PositionOf)])) { Summary = description }, "");
    }

    private void NoteLeftOut(GpxWaypoint waypoint)
    {
        operation.Notices.Count("the height of a point was left out", waypoint.ElevationInMeters is null ? 0 : 1);
        operation.Notices.Count("an extension of a point was left out", waypoint.Extensions is null ? 0 : 1);
    }

    private static DateTimeOffset? InstantOf(GpxWaypoint waypoint) =>
        waypoint.TimestampUtc is { } utc ? new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)) : null;

    // The library has held them to the ranges of the schema.
    private static Coordinate PositionOf(GpxWaypoint waypoint) => new(waypoint.Longitude.Value, waypoint.Latitude.Value);
}
