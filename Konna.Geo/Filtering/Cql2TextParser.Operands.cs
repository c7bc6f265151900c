using Konna.Geo.Time;

namespace Konna.Geo.Filtering;

/// <summary>Literals, names, calls and arrays.</summary>
internal sealed partial class Cql2TextParser
{
    private Located ParsePrimary()
    {
        if (pending is { } operand)
        {
            pending = null;
            return operand;
        }

        var token = Current;
        switch (token.Kind)
        {
            case Cql2TokenKind.Number:
                return new Located(new NumberLiteral(ReadNumber()), token.Offset);
            case Cql2TokenKind.Text:
                index++;
                return new Located(new TextLiteral(token.Value), token.Offset);
            case Cql2TokenKind.QuotedName:
                index++;
                return new Located(new PropertyName(token.Value), token.Offset);
            case Cql2TokenKind.Symbol when token.Is("("):
                Open();
                var inner = ParseOr();
                Close();
                return new Located(inner.Node, token.Offset);
            case Cql2TokenKind.Name:
                return new Located(ParseName(token), token.Offset);
            default:
                throw Expected("a property, a literal, a function or \"(\"");
        }
    }

    private FilterExpression ParseName(Cql2Token token)
    {
        var name = token.Value;
        if (Take("TRUE"))
        {
            return new BooleanLiteral(true);
        }

        if (Take("FALSE"))
        {
            return new BooleanLiteral(false);
        }

        if (OperatorNames.Reserved.Contains(name))
        {
            throw Expected("a property, a literal, a function or \"(\"");
        }

        index++;
        if (OperatorNames.GeometryTags.Contains(name) && (Current.Is("(") || Current.IsWord("Z") || Current.IsWord("EMPTY")))
        {
            return ParseGeometry(token);
        }

        if (!Current.Is("("))
        {
            return new PropertyName(name);
        }

        Open();
        var call = ParseCall(token);
        Close();
        return call;
    }

    /// <summary>What stands between the parentheses after a name.</summary>
    private FilterExpression ParseCall(Cql2Token token)
    {
        var name = token.Value;
        if (OperatorNames.Folding.TryGetValue(name, out var folding))
        {
            return new Folded(folding, Require(ParseOr(), OperandKinds.Text));
        }

        if (OperatorNames.Spatial.TryGetValue(name, out var spatial))
        {
            var (left, right) = ParsePair(OperandKinds.Geometry);
            return new SpatialPredicate(spatial, left, right);
        }

        if (OperatorNames.Temporal.TryGetValue(name, out var temporal))
        {
            var (left, right) = ParsePair(OperandKinds.Temporal);
            return new TemporalPredicate(temporal, left, right);
        }

        if (OperatorNames.Array.TryGetValue(name, out var array))
        {
            var (left, right) = ParsePair(OperandKinds.Array);
            return new ArrayPredicate(array, left, right);
        }

        return name.ToUpperInvariant() switch
        {
            "DATE" => ParseInstant("a date as in DATE('2013-01-10')", wantsDate: true),
            "TIMESTAMP" => ParseInstant("an instant in UTC as in TIMESTAMP('2013-01-10T08:30:00Z')", wantsDate: false),
            "INTERVAL" => ParseInterval(),
            "BBOX" => ParseBox(),
            _ => new FunctionCall(name, [.. ParseArguments()]),
        };
    }

    private (FilterExpression Left, FilterExpression Right) ParsePair(OperandKinds kind)
    {
        var left = Require(ParseArgument(isArray: kind == OperandKinds.Array), kind);
        Expect(",");
        return (left, Require(ParseArgument(isArray: kind == OperandKinds.Array), kind));
    }

    private List<FilterExpression> ParseArguments()
    {
        List<FilterExpression> arguments = [];
        if (!Current.Is(")"))
        {
            do
            {
                arguments.Add(ParseArgument(isArray: false).Node);
            }
            while (Take(","));
        }

        return arguments;
    }

    /// <summary>
    /// An argument or an array element. A parenthesis here is an array, unless it holds one expression and an operator follows it:
    /// then it was only a parenthesis, and the reading goes on with its content as first operand.
    /// </summary>
    private Located ParseArgument(bool isArray)
    {
        if (!Current.Is("("))
        {
            return ParseOr();
        }

        var start = Current.Offset;
        Open();
        var elements = ParseArguments();
        Close();
        if (isArray || elements.Count != 1 || Current.Is(",") || Current.Is(")"))
        {
            return new Located(new ArrayLiteral([.. elements]), start);
        }

        pending = new Located(elements[0], start);
        return ParseOr();
    }

    private FilterExpression ParseInstant(string wanted, bool wantsDate)
    {
        if (Current.Kind != Cql2TokenKind.Text)
        {
            throw Expected(wanted);
        }

        var literal = InstantText.Read(Current.Value);
        if (literal is not (DateLiteral or TimestampLiteral) || literal is DateLiteral != wantsDate)
        {
            throw Expected(wanted);
        }

        index++;
        return literal;
    }

    private Interval ParseInterval()
    {
        var start = Current.Offset;
        var begin = ParseBound();
        Expect(",");
        var end = ParseBound();
        return InstantText.AreReversed(begin, end)
            ? throw Fail(start, "the begin of the interval is later than its end")
            : new Interval(begin, end);
    }

    private FilterExpression? ParseBound()
    {
        if (Current.Kind == Cql2TokenKind.Text)
        {
            if (Current.Value == "..")
            {
                index++;
                return null;
            }

            var literal = InstantText.Read(Current.Value) ?? throw Expected(InstantText.WantedBound);
            index++;
            return literal;
        }

        if (Current.Kind is not (Cql2TokenKind.Name or Cql2TokenKind.QuotedName))
        {
            throw Expected(InstantText.WantedBound);
        }

        var operand = ParsePrimary();
        return operand.Node is PropertyName or FunctionCall or DateLiteral or TimestampLiteral
            ? operand.Node
            : throw Fail(operand.Offset, $"expected {InstantText.WantedBound}");
    }
}
