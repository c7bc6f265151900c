namespace Konna.MapServer.Storage;

/// <summary>An operation as a file, all of one revision.</summary>
/// <param name="Content">At its beginning. A temporary file, which is gone when it is closed.</param>
/// <param name="Revision">The revision that the file is of.</param>
public sealed record OperationCopy(Stream Content, long Revision) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
