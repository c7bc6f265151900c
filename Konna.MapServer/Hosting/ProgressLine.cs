using System.Globalization;

namespace Konna.MapServer.Hosting;

/// <summary>
/// One line on the terminal that says how far a long piece of work is: <c>movements  [########            ]  41 %</c>. Nothing where nobody watches:
/// when the line is not wanted, or standard error is no terminal.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private const int Cells = 30;
    private const int LabelWidth = 24;

    private readonly Terminal terminal;
    private readonly bool isShown;
    private readonly Lock gate = new();
    private string last = "";

    public ProgressLine(Terminal terminal, bool isWanted)
    {
        this.terminal = terminal;
        isShown = isWanted && terminal.IsWatched;
    }

    /// <param name="label">What is under way.</param>
    public void Show(string label, long done, long total)
    {
        if (!isShown || total <= 0)
        {
            return;
        }

        var part = Math.Clamp((double)done / total, 0, 1);
        var filled = (int)(part * Cells);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{label.PadRight(LabelWidth)[..LabelWidth]} [{new string('#', filled)}{new string(' ', Cells - filled)}] {(int)(part * 100),3} %");
        lock (gate)
        {
            if (text != last)
            {
                terminal.Error.Write("\r" + text);
                last = text;
            }
        }
    }

    /// <summary>Takes the line away: what a command tells stands alone.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (last.Length > 0)
            {
                terminal.Error.Write("\r" + new string(' ', last.Length) + "\r");
                last = "";
            }
        }
    }
}
