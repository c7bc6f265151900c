namespace Konna.MapServer.Storage.PostGis;

/// <summary>
/// How far the primary's write-ahead log went, and when that was seen: it tells since when a standby has been lacking something. The age of the last transaction that a
/// standby replayed does not: where nothing is written it grows all the same, and the clocks of two machines differ.
/// </summary>
internal sealed class WalHistory(TimeProvider clock)
{
    /// <summary>With one every five seconds more than an hour; beyond that the newer ones are passed over, which makes a lag look longer, never shorter.</summary>
    private const int MostMarks = 1000;

    private readonly List<(long At, long Position)> marks = [];

    /// <param name="position">Bytes of the log; less than before on another primary.</param>
    public void Note(long position)
    {
        if (marks.Count > 0 && position < marks[^1].Position)
        {
            marks.Clear();
        }

        if (marks.Count == 0 || (position > marks[^1].Position && marks.Count < MostMarks))
        {
            marks.Add((clock.GetTimestamp(), position));
        }
    }

    /// <param name="replayed">How far a standby has come.</param>
    public TimeSpan BehindOf(long replayed)
    {
        var first = marks.FindIndex(mark => mark.Position > replayed);
        return first < 0 ? TimeSpan.Zero : clock.GetElapsedTime(marks[first].At);
    }

    /// <summary>Forgets what every standby has, up to this position.</summary>
    public void ForgetUpTo(long position) => marks.RemoveAll(mark => mark.Position <= position && mark != marks[^1]);
}
