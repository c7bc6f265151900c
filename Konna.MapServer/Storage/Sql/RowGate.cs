namespace Konna.MapServer.Storage.Sql;

/// <summary>Gives rows on for as long as who asked for them is there: a question that was left may still read some.</summary>
internal sealed class RowGate : IDisposable
{
    private readonly Lock gate = new();
    private bool isClosed;

    /// <exception cref="OperationCanceledException">Nobody is there any more.</exception>
    public void Pass<T>(Action<T> take, T row)
    {
        lock (gate)
        {
            if (isClosed)
            {
                throw new OperationCanceledException("The question was given up.");
            }

            take(row);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
        }
    }
}
