using FsCheck;
using FsCheck.Fluent;
using Konna.Geo.Filtering;
using NetTopologySuite.Geometries;
using Interval = Konna.Geo.Filtering.Interval;

namespace Konna.Geo.Tests.Filtering;

/// <summary>Filters of every kind of node, of any names, well formed but bound to no collection.</summary>
internal static class FilterGenerator
{
    private static readonly GeometryFactory Factory = new();

    private static readonly Gen<string> Names = Gen.Elements(
        "a", "name", "begin", "eo:cloud_cover", "a.b", "date", "point", "and", "two words", "say \"so\"", "Περιοχή", "été", "_1", "in", "x-y", "\\");

    private static readonly Gen<string> Texts = Gen.Elements(
        "", "a", "it's", "''", "%_", "\\%", "Ségou", "100%", "((", "\"", "日本", "a\nb", "😀", "TRUE", "..", "<&>", "\\\\x").Select(s => s);

    private static readonly Gen<double> Numbers = Gen.OneOf(
        Gen.Choose(-1000, 1000).Select(i => (double)i),
        Gen.Choose(-1_000_000, 1_000_000).Select(i => i / 977.0),
        Gen.Elements(0, 1e300, -1e-300, double.MaxValue, double.Epsilon, 0.1, 1e16));

    private static readonly Gen<FilterExpression> Properties = Names.Select(FilterExpression (n) => new PropertyName(n));

    private static readonly Gen<FilterExpression> Instants = Gen.OneOf(
        Gen.Choose(0, 3_000_000).Select(FilterExpression (d) => new DateLiteral(DateOnly.FromDayNumber(d))),
        Gen.Choose(int.MinValue, int.MaxValue).Select(FilterExpression (s) => new TimestampLiteral(DateTimeOffset.FromUnixTimeMilliseconds(s * 25_001L))));

    private static readonly Gen<FilterExpression> Geometries =
        from z in Gen.Elements(false, true)
        from kind in Gen.Choose(0, 8)
        from seed in Gen.Choose(-80, 80)
        select Geometry(kind, seed / 1.7, z);

    public static Gen<FilterExpression> Conditions { get; } = Gen.Choose(0, 4).SelectMany(Condition);

    private static Gen<FilterExpression> Condition(int depth) => depth == 0
        ? Gen.OneOf(Gen.Elements(true, false).Select(FilterExpression (b) => new BooleanLiteral(b)), Properties)
        : Gen.OneOf(
            Many(Condition(depth - 1), 2).SelectMany(list => Enums<LogicalOperator>().Select(FilterExpression (op) => new Logical(op, list))),
            Condition(depth - 1).Select(FilterExpression (c) => new Not(c)),
            Binary<ComparisonOperator>(Scalar(depth - 1), (op, l, r) => new Comparison(op, l, r)),
            from value in Text(depth - 1) from pattern in Pattern(depth - 1) select (FilterExpression)new Like(value, pattern),
            from v in Number(depth - 1) from l in Number(depth - 1) from h in Number(depth - 1) select (FilterExpression)new Between(v, l, h),
            from v in Scalar(depth - 1) from items in Many(Scalar(depth - 1), 1) select (FilterExpression)new In(v, items),
            Gen.OneOf(Scalar(depth - 1), Condition(depth - 1), Geometries, Intervals(depth - 1)).Select(FilterExpression (o) => new IsNull(o)),
            Binary<SpatialOperator>(Gen.OneOf(Geometries, Properties, Call(depth - 1)), (op, l, r) => new SpatialPredicate(op, l, r)),
            Binary<TemporalOperator>(Gen.OneOf(Instants, Intervals(depth - 1), Properties), (op, l, r) => new TemporalPredicate(op, l, r)),
            Binary<ArrayOperator>(Gen.OneOf(Arrays(depth - 1), Properties), (op, l, r) => new ArrayPredicate(op, l, r)),
            Call(depth - 1));

    private static Gen<FilterExpression> Scalar(int depth) =>
        Gen.OneOf(Text(depth), Number(depth), Instants, Gen.Elements(true, false).Select(FilterExpression (b) => new BooleanLiteral(b)));

    private static Gen<FilterExpression> Text(int depth) => depth == 0
        ? Gen.OneOf(Texts.Select(FilterExpression (t) => new TextLiteral(t)), Properties)
        : Text(depth - 1).SelectMany(t => Enums<TextFolding>().Select(FilterExpression (f) => new Folded(f, t)));

    private static Gen<FilterExpression> Pattern(int depth) => depth == 0
        ? Gen.Elements("", "%", "a_", "\\%", "it's %", "\\\\x").Select(FilterExpression (t) => new TextLiteral(t))
        : Pattern(depth - 1).SelectMany(t => Enums<TextFolding>().Select(FilterExpression (f) => new Folded(f, t)));

    private static Gen<FilterExpression> Number(int depth) => depth == 0
        ? Gen.OneOf(Numbers.Select(FilterExpression (n) => new NumberLiteral(n)), Properties)
        : Gen.OneOf(Number(0), Call(depth - 1), Binary<ArithmeticOperator>(Number(depth - 1), (op, l, r) => new Arithmetic(op, l, r)));

    private static Gen<FilterExpression> Call(int depth) =>
        from name in Gen.Elements("positionAt", "f", "x:y.z", "été")
        from arguments in Many(depth <= 0 ? Gen.OneOf(Properties, Geometries) : Any(depth - 1), 0)
        select (FilterExpression)new FunctionCall(name, arguments);

    private static Gen<FilterExpression> Arrays(int depth) =>
        Many(depth <= 0 ? Scalar(0) : Any(depth - 1), 0).Select(FilterExpression (e) => new ArrayLiteral(e));

    private static Gen<FilterExpression> Any(int depth) =>
        Gen.OneOf(Condition(depth), Scalar(depth), Geometries, Intervals(depth), depth == 0 ? Properties : Arrays(depth - 1));

    private static Gen<FilterExpression> Intervals(int depth) =>
        from begin in Bound(depth)
        from end in Bound(depth)
        select (FilterExpression)(begin is DateLiteral or TimestampLiteral && end is DateLiteral or TimestampLiteral ? new Interval(begin, null) : new Interval(begin, end));

    private static Gen<FilterExpression?> Bound(int depth) =>
        Gen.Choose(0, 3).SelectMany(open => open == 0
            ? Gen.Constant<FilterExpression?>(null)
            : Gen.OneOf(Instants, Properties, depth <= 0 ? Properties : Call(depth - 1)).Select(FilterExpression? (bound) => bound));

    private static Gen<FilterExpression> Binary<T>(Gen<FilterExpression> operand, Func<T, FilterExpression, FilterExpression, FilterExpression> make)
        where T : struct, Enum =>
        from op in Enums<T>() from l in operand from r in operand select make(op, l, r);

    private static Gen<ExpressionList> Many(Gen<FilterExpression> item, int least) =>
        from count in Gen.Choose(least, 3) from items in item.ListOf(count) select ExpressionList.Of(items.ToArray());

    private static Gen<T> Enums<T>()
        where T : struct, Enum => Gen.Elements(Enum.GetValues<T>());

    private static FilterExpression Geometry(int kind, double s, bool z)
    {
        Coordinate At(double x, double y) => z ? new CoordinateZ(x, y, s * 3) : new Coordinate(x, y);
        Coordinate[] line = [At(s, s), At(s + 1, s), At(s + 1.25, s / 3)];
        Coordinate[] ring = [At(s, s), At(s + 1, s), At(s + 1, s + 1), At(s, s)];
        var point = Factory.CreatePoint(At(s, -s));
        var polygon = Factory.CreatePolygon(ring);
        return kind switch
        {
            0 => new GeometryLiteral(point),
            1 => new GeometryLiteral(Factory.CreateLineString(line)),
            2 => new GeometryLiteral(polygon),
            3 => new GeometryLiteral(Factory.CreateMultiPoint([point, point])),
            4 => new GeometryLiteral(Factory.CreateMultiLineString([Factory.CreateLineString(line)])),
            5 => new GeometryLiteral(Factory.CreateMultiPolygon([polygon, polygon])),
            6 => new GeometryLiteral(Factory.CreateGeometryCollection([point, polygon])),
            7 => new GeometryLiteral(Factory.CreateLineString()),
            _ => new BoxLiteral(s, s, s + 2, s + 3) { Lowest = z ? 1 : null, Highest = z ? 2.5 : null },
        };
    }
}
