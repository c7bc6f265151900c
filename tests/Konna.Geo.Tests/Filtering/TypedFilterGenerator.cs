using FsCheck;
using FsCheck.Fluent;
using Konna.Geo.Collections;
using Konna.Geo.Filtering;
using NetTopologySuite.Geometries;
using Interval = Konna.Geo.Filtering.Interval;

namespace Konna.Geo.Tests.Filtering;

/// <summary>
/// Random filters that fit a collection: all operators and functions over its properties and literals near its values,
/// for comparing a store with <see cref="FilterEvaluator"/>.
/// </summary>
/// <param name="texts">Values that occur in the collection, so that equality is sometimes true.</param>
/// <param name="center">About where its geometries lie, in degrees.</param>
internal sealed class TypedFilterGenerator(CollectionSchema schema, IReadOnlyList<string> texts, IReadOnlyList<DateTimeOffset> instants, Coordinate center)
{
    private static readonly GeometryFactory Factory = new();

    public Gen<FilterExpression> Filters => Gen.Choose(1, 4).SelectMany(Condition);

    private Gen<FilterExpression> Condition(int depth) => depth <= 1
        ? Gen.OneOf(
            Compared(Text()), Compared(Number(1)), Compared(Instant()), Compared(Boolean()), LikePattern(),
            Between(Number(1)), Between(Instant()), Between(Text()), Listed(Text()), Listed(Number(0)), Listed(Instant()), IsNull(),
            Spatial(), Temporal(), Arrays(), Boolean())
        : Gen.OneOf(
            Condition(1),
            Condition(depth - 1).Select(FilterExpression (c) => new Not(c)),
            from op in Enums<LogicalOperator>()
            from count in Gen.Choose(2, 3)
            from operands in Condition(depth - 1).ListOf(count)
            select (FilterExpression)new Logical(op, ExpressionList.Of(operands.ToArray())));

    private static Gen<FilterExpression> Compared(Gen<FilterExpression> side) =>
        from op in Enums<ComparisonOperator>() from left in side from right in side select (FilterExpression)new Comparison(op, left, right);

    private static Gen<FilterExpression> Between(Gen<FilterExpression> side) =>
        from value in side from low in side from high in side select (FilterExpression)new Between(value, low, high);

    private static Gen<FilterExpression> Listed(Gen<FilterExpression> side) =>
        from value in side
        from count in Gen.Choose(1, 4)
        from items in side.ListOf(count)
        select (FilterExpression)new In(value, ExpressionList.Of(items.ToArray()));

    private Gen<FilterExpression> LikePattern() =>
        from value in Text()
        from text in Gen.Elements(texts.AsEnumerable())
        from cut in Gen.Choose(0, text.Length)
        from form in Gen.Choose(0, 4)
        let start = text[..(cut > 0 && char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut)].Replace(@"\", @"\\", StringComparison.Ordinal)
        let pattern = new TextLiteral(form switch { 0 => start + "%", 1 => "%" + start, 2 => start + "_%", 3 => "%" + start + "%", _ => start.Replace("a", "_", StringComparison.Ordinal) })
        from isFolded in Gen.Elements(true, false)
        select (FilterExpression)(isFolded
            ? new Like(new Folded(TextFolding.Case, value), new Folded(TextFolding.Case, pattern))
            : new Like(value, pattern));

    private Gen<FilterExpression> IsNull() => Gen.OneOf(Text(), Number(1), Instant(), Geometry(), Span(), Named(PropertyType.StringArray)).Select(FilterExpression (o) => new IsNull(o));

    private Gen<FilterExpression> Spatial() =>
        from op in Enums<SpatialOperator>() from left in Geometry() from right in Geometry() select (FilterExpression)new SpatialPredicate(op, left, right);

    private Gen<FilterExpression> Temporal() =>
        from op in Enums<TemporalOperator>()
        let side = op > TemporalOperator.Intersects ? Span() : Gen.OneOf(Span(), Instant())
        from left in side
        from right in side
        select (FilterExpression)new TemporalPredicate(op, left, right);

    private Gen<FilterExpression> Arrays() =>
        from op in Enums<ArrayOperator>() from left in Array() from right in Array() select (FilterExpression)new ArrayPredicate(op, left, right);

    private Gen<FilterExpression> Array() => Gen.OneOf(
        Named(PropertyType.StringArray),
        Gen.Choose(0, 3).SelectMany(n => Gen.Elements(texts.AsEnumerable()).Select(FilterExpression (t) => new TextLiteral(t)).ListOf(n))
            .Select(FilterExpression (e) => new ArrayLiteral(ExpressionList.Of(e.ToArray()))));

    private Gen<FilterExpression> Boolean() =>
        Gen.OneOf(Gen.Elements(true, false).Select(FilterExpression (b) => new BooleanLiteral(b)), Named(PropertyType.Boolean));

    private Gen<FilterExpression> Text() => Gen.OneOf(
        Named(PropertyType.String),
        Gen.Elements(texts.AsEnumerable()).Select(FilterExpression (t) => new TextLiteral(t)),
        Gen.OneOf(Named(PropertyType.String), Gen.Elements(texts.AsEnumerable()).Select(FilterExpression (t) => new TextLiteral(t)))
            .SelectMany(t => Enums<TextFolding>().Select(FilterExpression (f) => new Folded(f, t))));

    private Gen<FilterExpression> Number(int depth)
    {
        var simple = Gen.OneOf(
            Named(PropertyType.Integer, PropertyType.Number), Named(PropertyType.Integer, PropertyType.Number),
            Gen.Choose(-20, 2000).Select(FilterExpression (n) => new NumberLiteral(n / 4.0)));
        return depth == 0 ? simple : Gen.OneOf(
            simple,
            from op in Enums<ArithmeticOperator>() from left in Number(depth - 1) from right in Number(depth - 1) select (FilterExpression)new Arithmetic(op, left, right),
            Gen.OneOf(
                Geometry().Select(g => ("length", ExpressionList.Of([g]))),
                Geometry().SelectMany(a => Geometry().Select(b => ("distance", ExpressionList.Of([a, b])))),
                Span().Select(s => ("duration", ExpressionList.Of([s])))).Select(FilterExpression (call) => new FunctionCall(call.Item1, call.Item2)));
    }

    private Gen<FilterExpression> Instant() => Gen.OneOf(
        Named(PropertyType.DateTime), Literal(), Literal().Select(FilterExpression (l) => new DateLiteral(DateOnly.FromDateTime(((TimestampLiteral)l).Value.UtcDateTime))));

    private Gen<FilterExpression> Literal() => Gen.Elements(instants.AsEnumerable()).Select(FilterExpression (t) => new TimestampLiteral(t));

    private Gen<FilterExpression> Span() =>
        from begin in Gen.OneOf(Named(PropertyType.DateTime), Literal())
        from end in Gen.OneOf(Named(PropertyType.DateTime), Literal())
        from open in Gen.Choose(0, 5)
        let isReversed = (begin as TimestampLiteral)?.Value > (end as TimestampLiteral)?.Value
        select (FilterExpression)(open == 0 ? new Interval(null, end) : open == 1 ? new Interval(begin, null) : isReversed ? new Interval(end, begin) : new Interval(begin, end));

    private Gen<FilterExpression> Geometry()
    {
        var literals =
            from x in Gen.Choose(-8, 8)
            from y in Gen.Choose(-8, 8)
            from size in Gen.Choose(1, 8)
            from kind in Gen.Choose(0, 3)
            let west = center.X + (x / 4.0)
            let south = center.Y + (y / 4.0)
            let far = size / 4.0
            select (FilterExpression)(kind switch
            {
                0 => new BoxLiteral(west, south, west + far, south + far),
                1 => new GeometryLiteral(Factory.CreatePoint(new Coordinate(west, south))),
                2 => new GeometryLiteral(Factory.CreateLineString([new Coordinate(west, south), new Coordinate(west + far, south + (far / 2))])),
                _ => new GeometryLiteral(Factory.CreatePolygon(
                    [new Coordinate(west, south), new Coordinate(west + far, south), new Coordinate(west, south + far), new Coordinate(west, south)])),
            });
        if (!schema.HasGeometry)
        {
            return literals;
        }

        var property = Gen.Constant<FilterExpression>(new PropertyName(FilterCheck.GeometryName));
        return Gen.OneOf(property, property, literals, literals, Instant().Select(FilterExpression (t) => new FunctionCall("positionAt", [new PropertyName(FilterCheck.GeometryName), t])));
    }

    /// <summary>A property of one of the types; a literal that is no property where the collection has none.</summary>
    private Gen<FilterExpression> Named(params PropertyType[] types)
    {
        var names = schema.Properties.Where(p => types.Contains(p.Type)).Select(p => p.Name).ToArray();
        return names.Length > 0 ? Gen.Elements(names).Select(FilterExpression (n) => new PropertyName(n)) : types[0] switch
        {
            PropertyType.String => Gen.Constant<FilterExpression>(new TextLiteral("")),
            PropertyType.DateTime => Literal(),
            PropertyType.Boolean => Gen.Constant<FilterExpression>(new BooleanLiteral(true)),
            PropertyType.StringArray => Gen.Constant<FilterExpression>(new ArrayLiteral([])),
            _ => Gen.Constant<FilterExpression>(new NumberLiteral(1)),
        };
    }

    private static Gen<T> Enums<T>()
        where T : struct, Enum => Gen.Elements(Enum.GetValues<T>());
}
