using Konna.Geo.Motion;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Moving;

/// <summary>Reads what is known of a movement's subject over time.</summary>
internal static class TemporalPropertyReading
{
    /// <returns>The values of a property by its name: one piece per state that has it.</returns>
    /// <exception cref="Failures.RequestFailedException">404 when there is no such movement.</exception>
    public static async Task<Func<string, IReadOnlyList<TemporalValues<object>>>> ReadAsync(ResourceRequest request, string featureId, CancellationToken cancellation)
    {
        var (sequence, _) = await MovingFeature.ReadAsync(request, featureId, cancellation);
        var states = MovingFeature.StatesOf(request);
        var rows = await MovingFeature.ReadStatesAsync(request, sequence, states, cancellation);
        var operation = request.Operation.Operation;
        return name => states.ValuesOf(name, rows, sequence.Account, operation.Begin, operation.End);
    }
}
