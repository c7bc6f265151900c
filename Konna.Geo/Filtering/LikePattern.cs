using System.Text;

namespace Konna.Geo.Filtering;

/// <summary>LIKE patterns: <c>%</c> any characters, <c>_</c> one character (a Unicode code point), <c>\</c> makes the next character stand for itself.</summary>
public static class LikePattern
{
    /// <summary>Null for a pattern that both stores execute, else what was expected.</summary>
    internal static string? Problem(string pattern)
    {
        if (pattern.Length > FilterLimits.PatternLength)
        {
            return $"expected a pattern of at most {FilterLimits.PatternLength} characters";
        }

        var wildcards = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            wildcards += pattern[i] == '%' ? 1 : 0;
            if (pattern[i] == '\\' && ++i == pattern.Length)
            {
                return @"expected a character after the last \ of the pattern";
            }
        }

        return wildcards > FilterLimits.PatternWildcards ? $"expected a pattern with at most {FilterLimits.PatternWildcards} wildcards (%)" : null;
    }

    /// <summary>True if the whole text has the form of the pattern. Time is at most the product of the lengths.</summary>
    public static bool Matches(string text, string pattern)
    {
        var (characters, steps) = (text.EnumerateRunes().ToArray(), Steps(pattern));
        var (t, p) = (0, 0);
        var (retryText, retryStep) = (-1, -1);
        while (t < characters.Length)
        {
            if (p < steps.Count && steps[p].IsAny)
            {
                (retryText, retryStep) = (t, ++p);
            }
            else if (p < steps.Count && (steps[p].Literal is not { } literal || literal == characters[t]))
            {
                (t, p) = (t + 1, p + 1);
            }
            else if (retryStep >= 0)
            {
                // Only the last % needs to be tried again: what came before it matched already.
                (t, p) = (++retryText, retryStep);
            }
            else
            {
                return false;
            }
        }

        return steps.Skip(p).All(step => step.IsAny);
    }

    private static List<Step> Steps(string pattern)
    {
        var steps = new List<Step>();
        var escaped = false;
        foreach (var rune in pattern.EnumerateRunes())
        {
            if (!escaped && rune.Value == '\\')
            {
                escaped = true;
                continue;
            }

            steps.Add(escaped ? new Step(rune, false) : rune.Value switch
            {
                '%' => new Step(null, true),
                '_' => new Step(null, false),
                _ => new Step(rune, false),
            });
            escaped = false;
        }

        return steps;
    }

    /// <param name="Literal">The character wanted; null for any one.</param>
    private readonly record struct Step(Rune? Literal, bool IsAny);
}
