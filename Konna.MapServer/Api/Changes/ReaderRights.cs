using Konna.MapServer.Api.Access;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Changes;

/// <summary>Asks again what was asked when a stream began: keys are revoked, and operations made private, while somebody reads.</summary>
internal sealed class ReaderRights(IAccessStore access)
{
    /// <returns>Those of the readers who may not go on: their credentials are good no longer, or the operation is not for them any more.</returns>
    public async Task<IReadOnlyCollection<ChangeReader>> FindLostAsync(string operationId, IReadOnlyCollection<ChangeReader> readers, CancellationToken cancellation)
    {
        if (readers.Count == 0)
        {
            return [];
        }

        var isPrivate = await access.IsPrivateAsync(operationId, cancellation);
        var lost = new HashSet<ChangeReader>(readers.Where(reader => isPrivate && !reader.Caller.May(AccessRight.Read, operationId)));

        // However many streams one key has opened, it is looked up once.
        foreach (var streams in readers.Where(reader => reader.Caller.AreStillGoodAsync is not null).GroupBy(reader => reader.Caller.Id))
        {
            if (!await streams.First().Caller.AreStillGoodAsync!(cancellation))
            {
                lost.UnionWith(streams);
            }
        }

        return lost;
    }
}
