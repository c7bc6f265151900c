using System.Runtime.CompilerServices;
using Konna.Geo.Features;

namespace Konna.MapServer.Api.Requests;

/// <summary>
/// Keeps an answer to one revision without holding a transaction while a client reads. Revisions only rise, and with every change: if the one after reading is the one
/// that the request began with, all that was read between is of it, and fits the entity tag.
/// </summary>
internal static class OneRevision
{
    private const int RowsAtATime = 1000;

    /// <exception cref="OperationChangedException">It was changed since the request began.</exception>
    public static Task EnsureAsync(ResourceRequest request, CancellationToken cancellation) => EnsureAsync(request, readAt: null, cancellation);

    /// <param name="readAt">The revision of what was read last, where the store told it; else it is asked.</param>
    /// <exception cref="OperationChangedException">It was changed since the request began.</exception>
    public static async Task EnsureAsync(ResourceRequest request, long? readAt, CancellationToken cancellation)
    {
        if (request.FoundOperation is { } operation && (readAt ?? await request.Features.ReadRevisionAsync(operation.Operation.Id, cancellation)) != operation.Revision)
        {
            throw new OperationChangedException();
        }
    }

    /// <summary>The rows, some of them at a time, each time only after the revision was found to be still the same.</summary>
    /// <exception cref="OperationChangedException">It was changed since the request began.</exception>
    public static async IAsyncEnumerable<FeatureRow> Of(ResourceRequest request, IAsyncEnumerable<FeatureRow> rows, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var some in rows.Chunk(RowsAtATime).WithCancellation(cancellation))
        {
            await EnsureAsync(request, cancellation);
            foreach (var row in some)
            {
                yield return row;
            }
        }
    }
}
