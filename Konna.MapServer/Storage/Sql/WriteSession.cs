using System.Data.Common;
using Konna.Geo.Features;
using Konna.MapServer.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Konna.MapServer.Storage.Sql;

/// <summary>The transaction of one change: the model for the operation itself, the quick way in for many rows, and what the store is to do at the commit.</summary>
internal sealed class WriteSession(KonnaContext context, TableLoad load)
{
    private readonly Dictionary<string, BoundingBox?> touched = new(StringComparer.Ordinal);

    public KonnaContext Context => context;

    public TableLoad Load => load;

    public DbConnection Connection => context.Database.GetDbConnection();

    /// <summary>False when nothing of it is to stay.</summary>
    public bool IsKept { get; private set; } = true;

    /// <summary>Asked before the commit, where nobody may wait for it any more (<see cref="Patience.TryKeep"/>).</summary>
    public Func<bool> TryKeep { get; set; } = () => true;

    /// <summary>True when an operation was loaded as a whole.</summary>
    public bool IsLoad { get; set; }

    /// <summary>The operation and its new revision, once the change is in the log.</summary>
    public (string OperationId, long Revision)? Logged { get; set; }

    /// <summary>The tables of collections in which single rows were written, and the box around what is new in them.</summary>
    public IReadOnlyDictionary<string, BoundingBox?> Touched => touched;

    public void Touch(string table, BoundingBox? box)
    {
        touched.TryGetValue(table, out var known);
        touched[table] = known is { } a && box is { } b
            ? new BoundingBox(Math.Min(a.West, b.West), Math.Min(a.South, b.South), Math.Max(a.East, b.East), Math.Max(a.North, b.North))
            : box ?? known;
    }

    public void Reject() => IsKept = false;
}
