using System.Globalization;
using Konna.Geo.Time;

namespace Konna.Geo.Filtering;

/// <summary>
/// Recursive descent over the grammar of the standard's Annex B. No step goes back, so time is linear;
/// <see cref="Enter"/> counts every recursion, so the stack is bounded.
/// </summary>
internal sealed partial class Cql2TextParser(string text)
{
    private readonly List<Cql2Token> tokens = Cql2Lexer.Read(text);
    private int index;
    private int depth;

    /// <summary>An operand that is read already: the content of a parenthesis that turned out not to be an array.</summary>
    private Located? pending;

    private Cql2Token Current => tokens[index];

    public FilterExpression ParseFilter()
    {
        var filter = ParseOr();
        if (Current.Kind != Cql2TokenKind.End)
        {
            throw Expected("AND, OR, an operator or the end of the filter");
        }

        return Require(filter, OperandKinds.Boolean);
    }

    private Located ParseOr() => ParseChain(LogicalOperator.Or, "OR", ParseAnd);

    private Located ParseAnd() => ParseChain(LogicalOperator.And, "AND", ParseNot);

    private Located ParseChain(LogicalOperator logical, string word, Func<Located> parseOperand)
    {
        var first = parseOperand();
        if (!Current.IsWord(word))
        {
            return first;
        }

        List<FilterExpression> operands = [Require(first, OperandKinds.Boolean)];
        while (Take(word))
        {
            operands.Add(Require(parseOperand(), OperandKinds.Boolean));
        }

        return new Located(new Logical(logical, [.. operands]), first.Offset);
    }

    private Located ParseNot()
    {
        var start = Current.Offset;
        var count = 0;
        while (pending is null && Take("NOT"))
        {
            count++;
        }

        var operand = ParsePredicate();
        if (count == 0)
        {
            return operand;
        }

        var node = Require(operand, OperandKinds.Boolean);
        for (; count > 0; count--)
        {
            node = new Not(node);
        }

        return new Located(node, start);
    }

    private Located ParsePredicate()
    {
        var left = ParseSum();
        if (Current.Kind == Cql2TokenKind.Symbol && OperatorNames.Comparison.TryGetValue(Current.Value, out var comparison))
        {
            index++;
            return left.With(new Comparison(comparison, Require(left, OperandKinds.Scalar), Require(ParseSum(), OperandKinds.Scalar)));
        }

        if (Take("IS"))
        {
            var isNot = Take("NOT");
            Expect("NULL");
            return left.With(Negate(isNot, new IsNull(Require(left, OperandKinds.NoArray))));
        }

        var negated = Take("NOT");
        if (Take("LIKE"))
        {
            return left.With(Negate(negated, new Like(Require(left, OperandKinds.Text), ParsePattern())));
        }

        if (Take("BETWEEN"))
        {
            var low = Require(ParseSum(), OperandKinds.Ordered);
            Expect("AND");
            var high = Require(ParseSum(), OperandKinds.Ordered);
            return left.With(Negate(negated, new Between(Require(left, OperandKinds.Ordered), low, high)));
        }

        if (Take("IN"))
        {
            Expect("(");
            List<FilterExpression> items = [];
            do
            {
                items.Add(Require(ParseSum(), OperandKinds.Scalar));
            }
            while (Take(","));
            Expect(")");
            return left.With(Negate(negated, new In(Require(left, OperandKinds.Scalar), [.. items])));
        }

        return negated ? throw Expected("LIKE, BETWEEN or IN") : left;
    }

    private FilterExpression ParsePattern()
    {
        if (Current.Kind == Cql2TokenKind.Text)
        {
            var token = tokens[index++];
            return LikePattern.Problem(token.Value) is { } problem ? throw Fail(token.Offset, problem) : new TextLiteral(token.Value);
        }

        if (!OperatorNames.Folding.TryGetValue(Current.Value, out var folding) || Current.Kind != Cql2TokenKind.Name)
        {
            throw Expected("a pattern in single quotes, perhaps inside CASEI or ACCENTI");
        }

        index++;
        Open();
        var inner = ParsePattern();
        Close();
        return new Folded(folding, inner);
    }

    private Located ParseSum()
    {
        var left = ParseTerm();
        while (Current.Is("+") || Current.Is("-"))
        {
            left = Combine(left, ParseTerm);
        }

        return left;
    }

    private Located ParseTerm()
    {
        var left = ParsePower();
        while (Current.Is("*") || Current.Is("/") || Current.Is("%") || Current.IsWord("DIV"))
        {
            left = Combine(left, ParsePower);
        }

        return left;
    }

    private Located ParsePower()
    {
        var left = ParseSigned();
        return Current.Is("^") ? Combine(left, ParseSigned) : left;
    }

    private Located Combine(Located left, Func<Located> parseRight)
    {
        var name = tokens[index++].Value;
        return left.With(new Arithmetic(
            OperatorNames.Arithmetic[name], Require(left, OperandKinds.Number), Require(parseRight(), OperandKinds.Number)));
    }

    /// <summary>A sign binds closer than any operator. Before anything but a number, minus is a product with -1, as in the JSON encoding.</summary>
    private Located ParseSigned()
    {
        var start = Current;
        if (pending is not null || !(start.Is("-") || start.Is("+")))
        {
            return ParsePrimary();
        }

        index++;
        if (Current.Kind == Cql2TokenKind.Number)
        {
            var value = ReadNumber();
            return new Located(new NumberLiteral(start.Is("-") ? -value : value), start.Offset);
        }

        if (start.Is("+"))
        {
            throw Expected("a number");
        }

        return new Located(new Arithmetic(ArithmeticOperator.Multiply, new NumberLiteral(-1), Require(ParsePrimary(), OperandKinds.Number)), start.Offset);
    }

    private double ReadNumber()
    {
        var token = tokens[index++];
        var value = double.Parse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw Fail(token.Offset, "expected a number between -1.79E+308 and 1.79E+308");
    }

    private FilterExpression Require(Located operand, OperandKinds allowed) =>
        OperandKind.Problem(operand.Node, allowed) is { } problem ? throw Fail(operand.Offset, problem) : operand.Node;

    private static FilterExpression Negate(bool negated, FilterExpression predicate) => negated ? new Not(predicate) : predicate;

    /// <summary>Takes a symbol or a keyword if it stands here.</summary>
    private bool Take(string wanted)
    {
        if (!Current.Is(wanted) && !Current.IsWord(wanted))
        {
            return false;
        }

        index++;
        return true;
    }

    private void Expect(string wanted)
    {
        if (!Take(wanted))
        {
            throw Expected(wanted.Length == 1 ? $"\"{wanted}\"" : wanted);
        }
    }

    private void Open()
    {
        Enter();
        Expect("(");
    }

    private void Close()
    {
        Expect(")");
        depth--;
    }

    private void Enter()
    {
        if (++depth > FilterLimits.Depth)
        {
            throw Fail(Current.Offset, FilterLimits.TooDeep);
        }
    }

    private FilterSyntaxException Expected(string wanted) => Fail(Current.Offset, $"expected {wanted}, found {Current.Kind switch
    {
        Cql2TokenKind.End => "the end of the filter",
        Cql2TokenKind.Text => $"the text {QuotedInput.Of(Current.Value)}",
        _ => QuotedInput.Of(Current.Value),
    }}");

    private FilterSyntaxException Fail(int offset, string problem) => new(Cql2Lexer.Place(text, offset), problem);

    private readonly record struct Located(FilterExpression Node, int Offset)
    {
        public Located With(FilterExpression node) => new(node, Offset);
    }
}
