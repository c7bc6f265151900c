using Konna.Geo.Features;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// Whether pages of this kind of question - collection, limit, what narrows it - have mostly overflowed of late. Then it is not worth while to ask first whether all fit into one. Only the way to
/// an answer hangs on it, never the answer. Of a fixed size: kinds that fall into one place share it.
/// </summary>
internal sealed class OverflowHabit
{
    private const int Places = 1024;
    private const float WeightOfTheLast = 0.1f;

    private readonly float[] shares = new float[Places];

    public bool IsToOverflow(FeatureQuery query) => Volatile.Read(ref shares[PlaceOf(query)]) > 0.5f;

    public void Learn(FeatureQuery query, bool isOverflow)
    {
        // Of two that learn at once one may be lost, which does no harm.
        ref var share = ref shares[PlaceOf(query)];
        Volatile.Write(ref share, share + (((isOverflow ? 1 : 0) - share) * WeightOfTheLast));
    }

    private static int PlaceOf(FeatureQuery query) =>
        (int)((uint)HashCode.Combine(query.OperationId, query.Collection.Id, query.Limit, query.Box is null, query.Time is null, query.Filter is null, query.Equalities.Count) % Places);
}
