using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// Boxes of which it is known that more features lie in them, as a whole, than are worth counting, at one revision. Whatever holds such a box holds these features too, so that they need not be found again
/// in order to say nothing of their number. Of a fixed size: the oldest are forgotten.
/// </summary>
internal sealed class KnownCrowds
{
    private const int Places = 256;

    private readonly Crowd?[] places = new Crowd?[Places];
    private int next;

    /// <summary>Only a place is asked for: what else narrows a question could leave out some of the crowd.</summary>
    public static bool CanHold(FeatureQuery query) => query is { Box: not null, Time: null, Filter: null, Equalities.Count: 0 };

    /// <param name="most">More than these are in the box.</param>
    /// <param name="box">Around those that are.</param>
    public void Keep(FeatureQuery query, long revision, int most, BoundingBox box)
    {
        var place = (uint)Interlocked.Increment(ref next) % Places;
        Volatile.Write(ref places[place], new Crowd(query.OperationId, query.Collection.Id, revision, most, box));
    }

    /// <summary>True when more than <paramref name="most"/> features are known to match.</summary>
    /// <param name="revision">Null: at some revision, which makes it likely at others.</param>
    public bool Hold(FeatureQuery query, long? revision, int most)
    {
        if (!CanHold(query))
        {
            return false;
        }

        var parts = query.Box!.Value.Split();
        for (var i = 0; i < places.Length; i++)
        {
            if (Volatile.Read(ref places[i]) is { } crowd && crowd.IsOf(query.OperationId, query.Collection, revision, most) && crowd.LiesIn(parts))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Crowd(string OperationId, string CollectionId, long Revision, int MoreThan, BoundingBox Box)
    {
        public bool IsOf(string operationId, CollectionSchema collection, long? revision, int most) =>
            MoreThan >= most && (revision is null || revision == Revision) && OperationId == operationId && CollectionId == collection.Id;

        public bool LiesIn(IReadOnlyList<BoundingBox> parts)
        {
            for (var i = 0; i < parts.Count; i++)
            {
                var part = parts[i];
                if (part.West <= Box.West && part.South <= Box.South && part.East >= Box.East && part.North >= Box.North)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
