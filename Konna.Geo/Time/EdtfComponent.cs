using System.Buffers;

namespace Konna.Geo.Time;

/// <summary>Year, month or day of an EDTF date: its digits (<c>X</c> = unspecified) and the qualifiers on either side.</summary>
internal readonly ref struct EdtfComponent
{
    /// <summary>Digits, and the mark of one that is not specified.</summary>
    public static readonly SearchValues<char> Digits = SearchValues.Create("0123456789X");

    private readonly ReadOnlySpan<char> digits;

    private EdtfComponent(ReadOnlySpan<char> digits, bool isUncertain, bool isApproximate)
    {
        this.digits = digits;
        IsUncertain = isUncertain;
        IsApproximate = isApproximate;
    }

    public bool IsUncertain { get; }

    public bool IsApproximate { get; }

    public bool HasUnspecified => digits.Contains('X');

    /// <summary>The value with every unspecified digit at its lowest.</summary>
    public int Lowest => Value(unspecified: 0);

    /// <summary>The value with every unspecified digit at its highest.</summary>
    public int Highest => Value(unspecified: 9);

    /// <summary>False unless the text is exactly that many digits or <c>X</c>, with at most one qualifier on each side.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int length, out EdtfComponent component)
    {
        component = default;
        if (text.IsEmpty)
        {
            return false;
        }

        var before = Qualifier(text[0]);
        var body = before == '\0' ? text : text[1..];
        var after = body.IsEmpty ? '\0' : Qualifier(body[^1]);
        body = after == '\0' ? body : body[..^1];
        if (body.Length != length || body.IndexOfAnyExcept(Digits) >= 0)
        {
            return false;
        }

        component = new EdtfComponent(body, before is '?' or '%' || after is '?' or '%', before is '~' or '%' || after is '~' or '%');
        return true;
    }

    /// <summary>The qualifier, or NUL if the character is none.</summary>
    public static char Qualifier(char c) => c is '?' or '~' or '%' ? c : '\0';

    public bool Matches(int value)
    {
        for (var i = digits.Length - 1; i >= 0; i--, value /= 10)
        {
            if (digits[i] != 'X' && digits[i] - '0' != value % 10)
            {
                return false;
            }
        }

        return true;
    }

    private int Value(int unspecified)
    {
        var value = 0;
        foreach (var c in digits)
        {
            value = (value * 10) + (c == 'X' ? unspecified : c - '0');
        }

        return value;
    }
}
