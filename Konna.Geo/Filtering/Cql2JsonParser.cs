using System.Text.Json;

namespace Konna.Geo.Filtering;

/// <summary>JSON to the tree. Recursion is bounded by <see cref="FilterLimits.Depth"/>.</summary>
internal sealed class Cql2JsonParser
{
    private int depth;

    public FilterExpression ParseFilter(JsonElement root) => Parse(root, JsonPlace.Root, OperandKinds.Boolean);

    private FilterExpression Parse(JsonElement json, JsonPlace place, OperandKinds allowed)
    {
        if (++depth > FilterLimits.Depth)
        {
            throw place.Fail(FilterLimits.TooDeep);
        }

        var node = ParseAny(json, place);
        depth--;
        return OperandKind.Problem(node, allowed) is { } problem ? throw place.Fail(problem) : node;
    }

    private FilterExpression ParseAny(JsonElement json, JsonPlace place) => json.ValueKind switch
    {
        JsonValueKind.True => new BooleanLiteral(true),
        JsonValueKind.False => new BooleanLiteral(false),
        JsonValueKind.Number => new NumberLiteral(JsonLiterals.Number(json, place)),
        JsonValueKind.String => new TextLiteral(JsonLiterals.Text(json, place)),
        JsonValueKind.Array => new ArrayLiteral([.. ParseItems(json, place, OperandKinds.Any)]),
        JsonValueKind.Object => ParseObject(json, place),
        _ => throw place.Fail("null is no value of CQL2, expected {\"op\": \"isNull\", \"args\": [...]}"),
    };

    private FilterExpression ParseObject(JsonElement json, JsonPlace place)
    {
        if (json.TryGetProperty("op", out var name))
        {
            Only(json, place, "op", "args");
            return ParseOperation(JsonLiterals.Text(name, place.Member("op")), json, place);
        }

        if (json.TryGetProperty("property", out var property))
        {
            Only(json, place, "property");
            var propertyName = JsonLiterals.Text(property, place.Member("property"));
            return propertyName.Length == 0 ? throw place.Member("property").Fail("expected the name of a property") : new PropertyName(propertyName);
        }

        if (json.TryGetProperty("type", out _))
        {
            return JsonGeometry.Read(json, place);
        }

        if (json.TryGetProperty("interval", out var interval))
        {
            Only(json, place, "interval");
            return ParseInterval(interval, place.Member("interval"));
        }

        foreach (var member in (ReadOnlySpan<string>)["date", "timestamp"])
        {
            if (json.TryGetProperty(member, out var instant))
            {
                Only(json, place, member);
                return JsonLiterals.Instant(instant, place.Member(member), member == "date");
            }
        }

        if (json.TryGetProperty("bbox", out var box))
        {
            Only(json, place, "bbox");
            return JsonLiterals.Box(box, place.Member("bbox"));
        }

        throw place.Fail("expected an object with op and args, property, date, timestamp, interval, bbox or a GeoJSON geometry");
    }

    private FilterExpression ParseOperation(string name, JsonElement json, JsonPlace place)
    {
        var arguments = place.Member("args");
        if (!json.TryGetProperty("args", out var args) || args.ValueKind != JsonValueKind.Array)
        {
            throw arguments.Fail("expected an array of arguments");
        }

        if (OperatorNames.Logical.TryGetValue(name, out var logical))
        {
            return args.GetArrayLength() < 2
                ? throw arguments.Fail("expected at least two arguments")
                : new Logical(logical, [.. ParseItems(args, arguments, OperandKinds.Boolean)]);
        }

        if (OperatorNames.Comparison.TryGetValue(name, out var comparison))
        {
            var (left, right) = Pair(args, arguments, OperandKinds.Scalar);
            return new Comparison(comparison, left, right);
        }

        if (OperatorNames.Arithmetic.TryGetValue(name, out var arithmetic))
        {
            var (left, right) = Pair(args, arguments, OperandKinds.Number);
            return new Arithmetic(arithmetic, left, right);
        }

        if (OperatorNames.Spatial.TryGetValue(name, out var spatial))
        {
            var (left, right) = Pair(args, arguments, OperandKinds.Geometry);
            return new SpatialPredicate(spatial, left, right);
        }

        if (OperatorNames.Temporal.TryGetValue(name, out var temporal))
        {
            var (left, right) = Pair(args, arguments, OperandKinds.Temporal);
            return new TemporalPredicate(temporal, left, right);
        }

        if (OperatorNames.Array.TryGetValue(name, out var array))
        {
            var (left, right) = Pair(args, arguments, OperandKinds.Array);
            return new ArrayPredicate(array, left, right);
        }

        return OperatorNames.Folding.TryGetValue(name, out var folding)
            ? new Folded(folding, Parse(One(args, arguments), arguments.Item(0), OperandKinds.Text))
            : ParseOther(name, args, place);
    }

    private FilterExpression ParseOther(string name, JsonElement args, JsonPlace place)
    {
        var arguments = place.Member("args");
        switch (name.ToUpperInvariant())
        {
            case "NOT":
                return new Not(Parse(One(args, arguments), arguments.Item(0), OperandKinds.Boolean));
            case "ISNULL":
                return new IsNull(Parse(One(args, arguments), arguments.Item(0), OperandKinds.NoArray));
            case "LIKE":
                Count(args, arguments, 2);
                return new Like(Parse(args[0], arguments.Item(0), OperandKinds.Text), ParsePattern(args[1], arguments.Item(1)));
            case "BETWEEN":
                Count(args, arguments, 3);
                var bounds = ParseItems(args, arguments, OperandKinds.Ordered);
                return new Between(bounds[0], bounds[1], bounds[2]);
            case "IN":
                Count(args, arguments, 2);
                if (args[1].ValueKind != JsonValueKind.Array || args[1].GetArrayLength() == 0)
                {
                    throw arguments.Item(1).Fail("expected an array of at least one value");
                }

                return new In(Parse(args[0], arguments.Item(0), OperandKinds.Scalar), [.. ParseItems(args[1], arguments.Item(1), OperandKinds.Scalar)]);
            default:
                return !Cql2Identifier.Is(name) || OperatorNames.Keywords.Contains(name)
                    ? throw place.Member("op").Fail("expected an operator or a function's name")
                    : new FunctionCall(name, [.. ParseItems(args, arguments, OperandKinds.Any)]);
        }
    }

    private FilterExpression ParsePattern(JsonElement json, JsonPlace place)
    {
        var pattern = Parse(json, place, OperandKinds.Text);
        var inner = pattern;
        while (inner is Folded folded)
        {
            inner = folded.Operand;
        }

        return inner is not TextLiteral literal ? throw place.Fail("expected a pattern, perhaps inside casei or accenti")
            : LikePattern.Problem(literal.Value) is { } problem ? throw place.Fail(problem)
            : pattern;
    }

    private Interval ParseInterval(JsonElement json, JsonPlace place)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() != 2)
        {
            throw place.Fail("expected an array of two bounds");
        }

        var (begin, end) = (ParseBound(json[0], place.Item(0)), ParseBound(json[1], place.Item(1)));
        return InstantText.AreReversed(begin, end) ? throw place.Fail("the begin of the interval is later than its end") : new Interval(begin, end);
    }

    private FilterExpression? ParseBound(JsonElement json, JsonPlace place)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            var text = JsonLiterals.Text(json, place);
            return text == ".." ? null : InstantText.Read(text) ?? throw place.Fail($"expected {InstantText.WantedBound}");
        }

        var bound = json.ValueKind == JsonValueKind.Object ? Parse(json, place, OperandKinds.Any) : null;
        return bound is PropertyName or FunctionCall ? bound : throw place.Fail($"expected {InstantText.WantedBound}");
    }

    private List<FilterExpression> ParseItems(JsonElement array, JsonPlace place, OperandKinds allowed)
    {
        List<FilterExpression> items = [];
        foreach (var item in array.EnumerateArray())
        {
            items.Add(Parse(item, place.Item(items.Count), allowed));
        }

        return items;
    }

    private (FilterExpression Left, FilterExpression Right) Pair(JsonElement args, JsonPlace place, OperandKinds allowed)
    {
        Count(args, place, 2);
        var items = ParseItems(args, place, allowed);
        return (items[0], items[1]);
    }

    private static JsonElement One(JsonElement args, JsonPlace place)
    {
        Count(args, place, 1);
        return args[0];
    }

    private static void Count(JsonElement args, JsonPlace place, int wanted)
    {
        if (args.GetArrayLength() != wanted)
        {
            throw place.Fail($"expected {wanted} argument{(wanted == 1 ? "" : "s")}, found {args.GetArrayLength()}");
        }
    }

    private static void Only(JsonElement json, JsonPlace place, params ReadOnlySpan<string> members)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!members.Contains(member.Name))
            {
                throw place.Member(member.Name).Fail($"expected no members beside {string.Join(" and ", members.ToArray())}");
            }
        }
    }
}
