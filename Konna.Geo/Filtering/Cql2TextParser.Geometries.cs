using NetTopologySuite.Geometries;

namespace Konna.Geo.Filtering;

/// <summary>WKT and BBOX. The grammar does not nest collections, so neither does the geometry library's recursion.</summary>
internal sealed partial class Cql2TextParser
{
    /// <summary>Numbers in each position of the literal being read; 0 before the first.</summary>
    private int dimension;

    private GeometryLiteral ParseGeometry(Cql2Token tag)
    {
        dimension = 0;
        return new GeometryLiteral(ParseTagged(tag, isMember: false));
    }

    /// <summary>What follows a geometry's tag.</summary>
    private Geometry ParseTagged(Cql2Token tag, bool isMember)
    {
        var type = tag.Value.ToUpperInvariant();
        if (type.EndsWith('Z') || Take("Z"))
        {
            dimension = 3;
            type = type.TrimEnd('Z');
        }

        var factory = GeometryLiterals.Factory;
        if (type == "GEOMETRYCOLLECTION")
        {
            return isMember
                ? throw Fail(tag.Offset, "a GEOMETRYCOLLECTION cannot hold another one")
                : factory.CreateGeometryCollection([.. ParseList(ParseMember)]);
        }

        return type switch
        {
            "POINT" => ParsePoint(),
            "LINESTRING" => ParseLine(),
            "POLYGON" => ParsePolygon(),
            "MULTIPOINT" => factory.CreateMultiPoint([.. ParseList(ParsePointOfMany)]),
            "MULTILINESTRING" => factory.CreateMultiLineString([.. ParseList(ParseLine)]),
            _ => factory.CreateMultiPolygon([.. ParseList(ParsePolygon)]),
        };
    }

    private Geometry ParseMember()
    {
        var tag = Current;
        if (tag.Kind != Cql2TokenKind.Name || !OperatorNames.GeometryTags.Contains(tag.Value))
        {
            throw Expected("a geometry");
        }

        index++;
        return ParseTagged(tag, isMember: true);
    }

    private Point ParsePoint()
    {
        if (Take("EMPTY"))
        {
            return GeometryLiterals.Factory.CreatePoint();
        }

        Expect("(");
        var position = ParsePosition();
        Expect(")");
        return GeometryLiterals.Factory.CreatePoint(position);
    }

    /// <summary>Both <c>MULTIPOINT((1 2),(3 4))</c> and <c>MULTIPOINT(1 2,3 4)</c> are in use, also in the standard's own tests.</summary>
    private Point ParsePointOfMany() =>
        Current.Is("(") || Current.IsWord("EMPTY") ? ParsePoint() : GeometryLiterals.Factory.CreatePoint(ParsePosition());

    private LineString ParseLine()
    {
        var start = Current.Offset;
        var positions = ParseList(ParsePosition);
        return positions.Count > 0 && GeometryLiterals.LineProblem(positions) is { } problem
            ? throw Fail(start, problem)
            : GeometryLiterals.Factory.CreateLineString([.. positions]);
    }

    private Polygon ParsePolygon() => GeometryLiterals.Polygon(ParseList(ParseRing));

    private Coordinate[] ParseRing()
    {
        var start = Current.Offset;
        Coordinate[] positions = [.. ParseList(ParsePosition)];
        return GeometryLiterals.RingProblem(positions) is { } problem ? throw Fail(start, problem) : positions;
    }

    /// <summary>A list in parentheses, or nothing for EMPTY.</summary>
    private List<T> ParseList<T>(Func<T> parseItem)
    {
        List<T> items = [];
        if (Take("EMPTY"))
        {
            return items;
        }

        Expect("(");
        do
        {
            items.Add(parseItem());
        }
        while (Take(","));
        Expect(")");
        return items;
    }

    private Coordinate ParsePosition()
    {
        var start = Current.Offset;
        var (x, y) = (ParseOrdinate(), ParseOrdinate());
        double? z = Current.Is(",") || Current.Is(")") ? null : ParseOrdinate();
        var count = z is null ? 2 : 3;
        if (dimension != 0 && dimension != count)
        {
            throw Fail(start, $"expected {dimension} numbers in each position of this geometry");
        }

        dimension = count;
        return z is null ? new Coordinate(x, y) : new CoordinateZ(x, y, z.Value);
    }

    private double ParseOrdinate()
    {
        var isNegative = Take("-");
        if (!isNegative)
        {
            Take("+");
        }

        if (Current.Kind != Cql2TokenKind.Number)
        {
            throw Expected("a number");
        }

        var value = ReadNumber();
        return isNegative ? -value : value;
    }

    private BoxLiteral ParseBox()
    {
        var start = Current.Offset;
        List<double> numbers = [];
        do
        {
            numbers.Add(ParseOrdinate());
        }
        while (numbers.Count < 6 && Take(","));
        return BoxNumbers.Read(numbers, out var problem) ?? throw Fail(start, problem);
    }
}
