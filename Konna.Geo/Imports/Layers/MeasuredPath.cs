using System.Globalization;
using Konna.Geo.Imports.Tables;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Layers;

/// <summary>Lines whose measure (M) at each vertex is a time: seconds, or milliseconds, since 1970, as this program, QGIS and PostGIS write trajectories.</summary>
internal sealed class MeasuredPath(TableColumns columns, OperationBuilder operation)
{
    /// <summary>Lengths along a road, the other use of measures, stay below this: as seconds it is three years and two months away from 1970.</summary>
    private const double LeastSeconds = 1e8;

    private const double LeastMilliseconds = 1e11;

    private static readonly double Earliest = EpochSeconds.From(DateTimeOffset.MinValue);
    private static readonly double Latest = EpochSeconds.From(DateTimeOffset.MaxValue);

    /// <summary>True if the row is such a line.</summary>
    /// <param name="measures">One for each position of the row's shape.</param>
    public bool Add(TableRow row, IReadOnlyList<double>? measures)
    {
        if (row.Shape is not (LineString or MultiLineString) || measures is null || measures.Count != row.Shape.NumPoints || !AreTimes(measures))
        {
            return false;
        }

        var scale = ScaleOf(measures);
        var name = row.Text(columns[ColumnRoles.Name]);
        var subject = row.Text(columns[ColumnRoles.Track]) ?? name ?? row.Text(columns[ColumnRoles.Id]) ?? "Track";
        var force = row.Text(columns[ColumnRoles.Force]);
        var unit = operation.UnitNamed(subject, force is null ? null : operation.ForceNamed(force));
        var position = 0;
        for (var part = 0; part < row.Shape.NumGeometries; part++)
        {
            var fixes = new FixList();
            foreach (var vertex in row.Shape.GetGeometryN(part).Coordinates)
            {
                fixes.Add(vertex, EpochSeconds.ToInstant(measures[position++] / scale));
            }

            var label = name ?? subject;
            operation.AddTrack(
                unit, row.Shape.NumGeometries == 1 ? label : string.Create(CultureInfo.InvariantCulture, $"{label}, part {part + 1}"), fixes, row.Pointer);
        }

        return true;
    }

    private static double ScaleOf(IReadOnlyList<double> measures) => Math.Abs(measures[0]) >= LeastMilliseconds ? 1000 : 1;

    private static bool AreTimes(IReadOnlyList<double> measures)
    {
        var scale = ScaleOf(measures);
        return measures.All(measure => Math.Abs(measure / scale) >= LeastSeconds && measure / scale >= Earliest && measure / scale <= Latest);
    }
}
