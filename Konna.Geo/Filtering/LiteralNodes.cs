using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Filtering;

public sealed record TextLiteral(string Value) : FilterExpression;

/// <summary>A finite number.</summary>
public sealed record NumberLiteral(double Value) : FilterExpression;

public sealed record BooleanLiteral(bool Value) : FilterExpression;

/// <summary>TIMESTAMP, in UTC, to the millisecond.</summary>
public sealed record TimestampLiteral(DateTimeOffset Value) : FilterExpression;

/// <summary>DATE: a whole day in UTC. A checked filter holds none.</summary>
public sealed record DateLiteral(DateOnly Value) : FilterExpression
{
    public TimestampLiteral FirstInstant => new(TimeValue.FirstInstantOf(Value));

    public TimestampLiteral LastInstant => new(TimeValue.LastInstantOf(Value));
}

/// <summary>A geometry, planar or with heights. Equal when written alike.</summary>
public sealed record GeometryLiteral(Geometry Geometry) : FilterExpression
{
    public bool Equals(GeometryLiteral? other) => other is not null && WktText.Of(Geometry) == WktText.Of(other.Geometry);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(WktText.Of(Geometry));
}

/// <summary>BBOX: west greater than east crosses the antimeridian. Heights are kept for the encodings only. A checked filter holds none.</summary>
public sealed record BoxLiteral(double West, double South, double East, double North) : FilterExpression
{
    public double? Lowest { get; init; }

    public double? Highest { get; init; }

    /// <summary>A polygon, two where the box crosses the antimeridian, or the line or point that a flat box is.</summary>
    public Geometry ToGeometry()
    {
        var factory = GeometryLiterals.Factory;
        return West <= East
            ? factory.ToGeometry(new Envelope(West, East, South, North))
            : factory.BuildGeometry([.. new[] { new Envelope(West, 180, South, North), new Envelope(-180, East, South, North) }.Select(factory.ToGeometry)]);
    }
}
