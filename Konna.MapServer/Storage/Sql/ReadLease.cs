using System.Data.Common;

namespace Konna.MapServer.Storage.Sql;

/// <summary>A connection lent for one question; giving it back is disposing of the lease.</summary>
internal abstract class ReadLease : IAsyncDisposable
{
    public abstract DbConnection Connection { get; }

    public abstract ValueTask DisposeAsync();
}
