using System.Globalization;
using Konna.Geo.Collections;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Konna.Geo.Filtering;

/// <summary>
/// Binds a filter to a collection: resolves names, checks types, gives literals the type that is wanted of them, and reduces the tree.
/// </summary>
public sealed partial class FilterCheck
{
    /// <summary>The name of the geometry in every collection that has one.</summary>
    public const string GeometryName = "geometry";

    private readonly CollectionSchema schema;
    private readonly Func<Geometry, Parsed<Geometry>>? toStorage;

    private FilterCheck(CollectionSchema schema, Func<Geometry, Parsed<Geometry>>? toStorage) => (this.schema, this.toStorage) = (schema, toStorage);

    /// <summary>The filter in its reduced form, or one sentence that says what does not fit.</summary>
    /// <param name="toStorage">
    /// Takes the filter's geometries from their coordinate reference system (<c>filter-crs</c>) to longitude and latitude, or says why it cannot;
    /// null when they are in longitude and latitude. Only then can a box cross the antimeridian.
    /// </param>
    public static Parsed<CheckedFilter> Bind(FilterExpression filter, CollectionSchema schema, Func<Geometry, Parsed<Geometry>>? toStorage = null)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(schema);
        if (FilterLimits.Problem(filter) is { } problem)
        {
            return Unusable(problem);
        }

        try
        {
            var root = new FilterCheck(schema, toStorage).Condition(filter);

            // A list of dates grows when it is reduced.
            return FilterLimits.Problem(root, FilterLimits.Depth + FilterLimits.AddedDepth) is { } growth
                ? Unusable(growth)
                : Parsed.Success(new CheckedFilter(schema, root));
        }
        catch (FilterCheckException refusal)
        {
            return Parsed.Failure<CheckedFilter>(refusal.Message);
        }
    }

    /// <summary>The names a filter on the collection can use, the geometry last.</summary>
    public static IEnumerable<string> NamesOf(CollectionSchema schema)
    {
        var names = schema.Properties.Where(p => p.Type != PropertyType.VertexInstants).Select(p => p.Name);
        return schema.HasGeometry ? names.Append(GeometryName) : names;
    }

    private static Parsed<CheckedFilter> Unusable(string problem) => Parsed.Failure<CheckedFilter>($"The filter cannot be used: {problem}.");

    private FilterExpression Condition(FilterExpression node) => Want(Check(node), FilterType.Boolean, "a condition").Node;

    /// <summary>Recursion is bounded: <see cref="Bind"/> refuses trees deeper than <see cref="FilterLimits.Depth"/>.</summary>
    private Typed Check(FilterExpression node) => node switch
    {
        Logical logical => Boolean(new Logical(logical.Operator, [.. logical.Operands.Select(Condition)])),
        Not not => Boolean(new Not(Condition(not.Operand))),
        Comparison comparison => Boolean(Compare(comparison.Operator, Check(comparison.Left), Check(comparison.Right))),
        Like like => Boolean(CheckLike(like)),
        Between between => Boolean(CheckBetween(between)),
        In list => Boolean(CheckIn(list)),
        IsNull isNull => Boolean(CheckIsNull(isNull.Operand)),
        SpatialPredicate spatial => Boolean(CheckSpatial(spatial)),
        TemporalPredicate temporal => Boolean(CheckTemporal(temporal)),
        ArrayPredicate array => Boolean(CheckArrays(array)),
        Arithmetic sum => new Typed(new Arithmetic(sum.Operator, Number(sum.Left, sum.Operator), Number(sum.Right, sum.Operator)), FilterType.Number),
        Folded folded => new Typed(Fold(folded), FilterType.Text),
        FunctionCall call => CheckCall(call),
        PropertyName property => CheckProperty(property),
        ArrayLiteral array => CheckArray(array),
        Interval interval => new Typed(CheckInterval(interval), FilterType.Interval),
        BoxLiteral box => new Typed(CheckBox(box), FilterType.Geometry),
        GeometryLiteral geometry => new Typed(CheckGeometry(geometry.Geometry), FilterType.Geometry),
        DateLiteral or TimestampLiteral => new Typed(node, FilterType.Instant),
        TextLiteral => new Typed(node, FilterType.Text),
        NumberLiteral => new Typed(node, FilterType.Number),
        BooleanLiteral => Boolean(node),
        _ => throw new FilterCheckException($"The filter cannot hold a {node.GetType().Name} here."),
    };

    private Typed CheckProperty(PropertyName property)
    {
        if (property.Name == GeometryName && schema.HasGeometry)
        {
            return new Typed(property, FilterType.Geometry);
        }

        return schema.Find(property.Name)?.Type switch
        {
            PropertyType.String => new Typed(property, FilterType.Text),
            PropertyType.Integer or PropertyType.Number => new Typed(property, FilterType.Number),
            PropertyType.Boolean => new Typed(property, FilterType.Boolean),
            PropertyType.DateTime or PropertyType.Date => new Typed(property, FilterType.Instant),
            PropertyType.StringArray => new Typed(property, FilterType.Array) { Element = FilterType.Text },
            PropertyType.VertexInstants => throw new FilterCheckException(
                $"{Quoted(property)} holds one instant per vertex and cannot be used in a filter; use the begin and end of the feature."),
            _ => throw UnknownProperty(property.Name),
        };
    }

    private FilterCheckException UnknownProperty(string name)
    {
        var nearest = Suggestion.Nearest(name, NamesOf(schema));
        var remedy = nearest is null ? $"expected one of {string.Join(", ", NamesOf(schema))}" : $"did you mean {QuotedInput.Of(nearest)}";
        return new FilterCheckException($"{QuotedInput.Of(name)} is no property of {schema.Id}: {remedy}{(nearest is null ? "." : "?")}");
    }

    private Typed CheckCall(FunctionCall call)
    {
        if (FilterFunctions.Find(call.Name) is not { } function)
        {
            var names = FilterFunctions.All.Select(f => f.Name).ToArray();
            var nearest = Suggestion.Nearest(call.Name, names.Concat(OperatorNames.Keywords));
            throw new FilterCheckException($"{QuotedInput.Of(call.Name)} is no function: " + (nearest is null
                ? $"expected one of {string.Join(", ", names)}."
                : $"did you mean {QuotedInput.Of(nearest)}?"));
        }

        if (call.Arguments.Count != function.Parameters.Count)
        {
            throw new FilterCheckException(
                $"The function {function.Name} takes {function.Parameters.Count} arguments ({string.Join(", ", function.Parameters.Select(p => p.Name))}), found {call.Arguments.Count}.");
        }

        var arguments = call.Arguments.Zip(function.Parameters, (argument, parameter) =>
        {
            var value = Want(Check(argument), parameter.Type, $"{Words(parameter.Type)} as {parameter.Name} of the function {function.Name}").Node;
            return value is DateLiteral date ? date.FirstInstant : value;
        });
        return new Typed(new FunctionCall(function.Name, [.. arguments]), function.Returns);
    }

    private GeometryLiteral CheckBox(BoxLiteral box) => toStorage is not null && box.West > box.East
        ? throw new FilterCheckException("A BBOX of the filter has its first number greater than that of the opposite corner; only in CRS84 can a box cross the antimeridian.")
        : CheckGeometry(box.ToGeometry());

    private GeometryLiteral CheckGeometry(Geometry given)
    {
        var stored = toStorage?.Invoke(given) ?? Parsed.Success(given);
        if (!stored.IsValid)
        {
            throw new FilterCheckException($"A {given.GeometryType} of the filter cannot be used: {stored.Error}");
        }

        if (stored.Value.EnvelopeInternal is { IsNull: false } extent && (extent.MinY < -90 || extent.MaxY > 90))
        {
            throw new FilterCheckException(string.Create(
                CultureInfo.InvariantCulture,
                $"A {given.GeometryType} of the filter reaches to latitude {(extent.MaxY > 90 ? extent.MaxY : extent.MinY)}, which is not on Earth; longitude comes first."));
        }

        if (stored.Value.IsValid)
        {
            return new GeometryLiteral(stored.Value);
        }

        var problem = new IsValidOp(stored.Value).ValidationError;
        throw new FilterCheckException(string.Create(
            CultureInfo.InvariantCulture,
            $"A {given.GeometryType} of the filter is not valid: {problem?.Message ?? "its parts cross"} at {problem?.Coordinate.X} {problem?.Coordinate.Y}."));
    }

    private FilterExpression Fold(Folded folded) => Text(folded.Operand, OperatorNames.Of(folded.Folding).ToUpperInvariant()) is var operand && operand is TextLiteral literal
        ? new TextLiteral(TextFold.Apply(folded.Folding, literal.Value))
        : new Folded(folded.Folding, operand);

    private FilterExpression Text(FilterExpression node, string user) => Want(Check(node), FilterType.Text, $"a text for {user}").Node;

    private FilterExpression Number(FilterExpression node, ArithmeticOperator user) =>
        Want(Check(node), FilterType.Number, $"a number beside {OperatorNames.Of(user)}").Node;

    private static Typed Want(Typed value, FilterType type, string words)
    {
        var converted = Convert(value, type);
        return converted.Type == type ? converted : throw new FilterCheckException($"{Describe(converted)} stands where {words} is expected.");
    }

    /// <summary>A text literal where an instant is wanted becomes that instant; everything else stays.</summary>
    private static Typed Convert(Typed value, FilterType wanted) =>
        wanted != FilterType.Instant || value.Node is not TextLiteral text ? value
        : InstantText.Read(text.Value) is { } instant ? new Typed(instant, FilterType.Instant)
        : throw new FilterCheckException(
            $"The text {QuotedInput.Of(text.Value)} is compared with an instant, expected a date (2013-01-10) or an instant (2013-01-10T08:30:00Z).");

    private static Typed Boolean(FilterExpression node) => new(node, FilterType.Boolean);

    private static string Quoted(PropertyName property) => QuotedInput.Of(property.Name);

    private static string Describe(Typed value) => value.Node switch
    {
        PropertyName property => $"The property {Quoted(property)} ({Words(value.Type)})",
        FunctionCall call => $"The function {call.Name} ({Words(value.Type)})",
        TextLiteral text => $"The text {QuotedInput.Of(text.Value)}",
        _ => char.ToUpperInvariant(Words(value.Type)[0]) + Words(value.Type)[1..],
    };

    private static string Words(FilterType type) => type switch
    {
        FilterType.Boolean => "a Boolean",
        FilterType.Text => "a text",
        FilterType.Number => "a number",
        FilterType.Instant => "an instant",
        FilterType.Interval => "an interval",
        FilterType.Geometry => "a geometry",
        _ => "an array",
    };

    /// <param name="Element">Of an array: what its elements are; null when it has none.</param>
    private readonly record struct Typed(FilterExpression Node, FilterType Type)
    {
        public FilterType? Element { get; init; }
    }
}
