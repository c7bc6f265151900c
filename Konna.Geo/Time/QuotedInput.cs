namespace Konna.Geo.Time;

/// <summary>Repeats rejected input inside an error sentence: short, and without characters that could break a log line or a terminal.</summary>
internal static class QuotedInput
{
    private const int LongestShown = 60;

    public static string Of(ReadOnlySpan<char> text)
    {
        var shown = text.Length > LongestShown ? text[..LongestShown] : text;
        var clean = string.Create(shown.Length, shown, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) || source[i] == '"' ? '?' : source[i];
            }
        });
        return text.Length > LongestShown ? $"\"{clean}...\"" : $"\"{clean}\"";
    }
}
