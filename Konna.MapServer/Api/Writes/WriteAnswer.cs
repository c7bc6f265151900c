using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Writes;

/// <summary>What a write is answered with.</summary>
/// <param name="Shown">What is there now, as a read of it would be answered; null: nothing.</param>
internal sealed record WriteAnswer(int Status, (ResourceRequest Request, Answer Answer)? Shown = null)
{
    /// <summary>Where what was created is.</summary>
    public string? Location { get; init; }

    /// <summary>Where each of several things is that were created together, in their order (22-003r3 has a header of its own for that).</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];
}
