namespace Konna.MapServer.Hosting;

/// <summary>Messages of other people's exceptions as one line without control characters, which a terminal might obey.</summary>
public static class OneLine
{
    public static string Of(Exception exception) => Of((exception ?? throw new ArgumentNullException(nameof(exception))).Message);

    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var visible = text.Select(c => char.IsControl(c) ? ' ' : c).ToArray();
        return string.Join(' ', new string(visible).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
