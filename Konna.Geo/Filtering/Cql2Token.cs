namespace Konna.Geo.Filtering;

internal enum Cql2TokenKind
{
    /// <summary>A keyword, a property or a function.</summary>
    Name,

    /// <summary>A property name in double quotes.</summary>
    QuotedName,
    Text,
    Number,
    Symbol,
    End,
}

/// <param name="Offset">Of the first character in the text.</param>
/// <param name="Value">What is meant: a name without quotes, a text without escapes, a symbol, a number's digits.</param>
internal readonly record struct Cql2Token(Cql2TokenKind Kind, int Offset, string Value)
{
    public bool Is(string symbol) => Kind == Cql2TokenKind.Symbol && Value == symbol;

    public bool IsWord(string word) => Kind == Cql2TokenKind.Name && Value.Equals(word, StringComparison.OrdinalIgnoreCase);
}
