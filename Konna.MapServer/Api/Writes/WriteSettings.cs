namespace Konna.MapServer.Api.Writes;

/// <summary>What writes must bring. Bound from <c>Konna:RequireIfMatch</c>.</summary>
public sealed class WriteSettings
{
    /// <summary>True when nothing is replaced, updated or deleted without the header <c>If-Match</c> (428).</summary>
    public bool RequireIfMatch { get; set; }
}
