using Konna.Geo.Time;

namespace Konna.Geo.Filtering;

/// <summary>CQL2 Text (OGC 21-065r2, <c>cql2-text</c>). Keywords in any case; within <see cref="FilterLimits"/>.</summary>
public static class Cql2Text
{
    /// <summary>The filter, or one sentence that begins with line and column and says what was expected. Never throws.</summary>
    public static Parsed<FilterExpression> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > FilterLimits.TextLength)
        {
            return Parsed.Failure<FilterExpression>($"The filter has {text.Length} characters, expected at most {FilterLimits.TextLength}.");
        }

        try
        {
            var filter = new Cql2TextParser(text).ParseFilter();
            return FilterLimits.Problem(filter) is { } problem
                ? Parsed.Failure<FilterExpression>($"Line 1, column 1: {problem}.")
                : Parsed.Success(filter);
        }
        catch (FilterSyntaxException refusal)
        {
            return Parsed.Failure<FilterExpression>(refusal.Message);
        }
    }

    /// <summary>The text that is read back as the same tree.</summary>
    /// <exception cref="NotSupportedException">A text literal has a backslash before a quote or at its end: the grammar has no form for it, only the JSON encoding has.</exception>
    public static string Write(FilterExpression filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new Cql2TextWriter().Write(filter);
    }
}
