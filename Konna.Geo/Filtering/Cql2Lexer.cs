using System.Buffers;
using System.Text;
using Konna.Geo.Time;

namespace Konna.Geo.Filtering;

/// <summary>CQL2 text into tokens, in one pass.</summary>
internal sealed class Cql2Lexer
{
    private readonly string text;
    private readonly List<Cql2Token> tokens = [];
    private int at;

    private Cql2Lexer(string text) => this.text = text;

    /// <summary>All tokens, an <see cref="Cql2TokenKind.End"/> last.</summary>
    /// <exception cref="FilterSyntaxException">A character or a literal that the grammar does not know.</exception>
    public static List<Cql2Token> Read(string text)
    {
        var lexer = new Cql2Lexer(text);
        lexer.ReadAll();
        return lexer.tokens;
    }

    /// <summary>"Line 1, column 5", both from one, in UTF-16 code units.</summary>
    public static string Place(string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        return $"Line {before.Count('\n') + 1}, column {offset - before.LastIndexOf('\n')}";
    }

    private void ReadAll()
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c is '\'' or '"')
            {
                ReadQuoted(c);
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            {
                ReadNumber();
            }
            else if (!TryReadName())
            {
                ReadSymbol();
            }
        }

        tokens.Add(new Cql2Token(Cql2TokenKind.End, text.Length, ""));
    }

    /// <summary>A doubled quote stands for one; in text so does <c>\'</c>. Any other backslash stands for itself.</summary>
    private void ReadQuoted(char quote)
    {
        var start = at++;
        var value = new StringBuilder();
        while (true)
        {
            var length = text.AsSpan(at).IndexOfAny(quote, '\\');
            if (length < 0)
            {
                throw Fail(start, quote == '\'' ? "this text has no end, expected a closing single quote" : "this name has no end, expected a closing double quote");
            }

            value.Append(text, at, length);
            at += length;
            if (text[at] == '\\')
            {
                var isEscape = quote == '\'' && at + 1 < text.Length && text[at + 1] == '\'';
                value.Append(isEscape ? '\'' : '\\');
                at += isEscape ? 2 : 1;
            }
            else if (at + 1 < text.Length && text[at + 1] == quote)
            {
                value.Append(quote);
                at += 2;
            }
            else
            {
                break;
            }
        }

        at++;
        var content = value.ToString();
        if ((quote == '"' && content.Length == 0 ? "expected a name between the double quotes" : Cql2Identifier.CharacterProblem(content)) is { } problem)
        {
            throw Fail(start, problem);
        }

        tokens.Add(new Cql2Token(quote == '\'' ? Cql2TokenKind.Text : Cql2TokenKind.QuotedName, start, content));
    }

    private void ReadNumber()
    {
        var start = at;
        SkipDigits();
        if (at < text.Length && text[at] == '.')
        {
            at++;
            SkipDigits();
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            at += at < text.Length && text[at] is '+' or '-' ? 1 : 0;
            if (at == text.Length || !char.IsAsciiDigit(text[at]))
            {
                throw Fail(start, "expected digits in the exponent of the number");
            }

            SkipDigits();
        }

        tokens.Add(new Cql2Token(Cql2TokenKind.Number, start, text[start..at]));
    }

    private void SkipDigits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }

    private bool TryReadName()
    {
        var start = at;
        while (at < text.Length
            && Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == OperationStatus.Done
            && (at == start ? Cql2Identifier.IsStart(rune) : Cql2Identifier.IsPart(rune)))
        {
            at += length;
        }

        if (at == start)
        {
            return false;
        }

        tokens.Add(new Cql2Token(Cql2TokenKind.Name, start, text[start..at]));
        return true;
    }

    private void ReadSymbol()
    {
        var two = at + 1 < text.Length ? text.Substring(at, 2) : "";
        var symbol = two is "<>" or "<=" or ">=" ? two : text.Substring(at, 1);
        if (symbol.Length == 1 && !"()=<>+-*/%^,".Contains(symbol, StringComparison.Ordinal))
        {
            throw Fail(at, $"the character {QuotedInput.Of(symbol)} has no meaning here");
        }

        tokens.Add(new Cql2Token(Cql2TokenKind.Symbol, at, symbol));
        at += symbol.Length;
    }

    private FilterSyntaxException Fail(int offset, string problem) => new(Place(text, offset), problem);
}
