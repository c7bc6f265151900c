namespace Konna.MapServer.Hosting;

/// <summary>Passes reports on at once, in the thread that makes them; the framework's own keeps them for later, when the work may be over.</summary>
internal sealed class Reports<T>(Action<T> show) : IProgress<T>
{
    public void Report(T value) => show(value);
}
