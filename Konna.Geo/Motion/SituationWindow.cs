namespace Konna.Geo.Motion;

/// <summary>Where the paths under way at one instant are just then, for a model that keeps none: those of all movement features whose time holds it.</summary>
public sealed class SituationWindow(DateTimeOffset t)
{
    private readonly Dictionary<string, PackedFixes> paths = new(StringComparer.Ordinal);

    /// <summary>Of each path the vertices around the instant.</summary>
    internal IReadOnlyDictionary<string, PackedFixes> Paths => paths;

    /// <param name="wkb">As in <see cref="Features.FeatureRow.Wkb"/>; what is no dated path is passed over. Nothing of it is kept.</param>
    public void Add(string id, ReadOnlySpan<byte> wkb)
    {
        if (PackedFixes.ReadAround(wkb, t.UtcTicks) is { } fixes)
        {
            paths[id] = fixes;
        }
    }
}
