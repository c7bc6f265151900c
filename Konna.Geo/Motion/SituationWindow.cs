namespace Konna.Geo.Motion;

/// <summary>The paths under way at one instant, for a model that keeps none: those of all movement features whose time holds it.</summary>
public sealed class SituationWindow
{
    private readonly Dictionary<string, PackedFixes> paths = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, PackedFixes> Paths => paths;

    /// <param name="wkb">As in <see cref="Features.FeatureRow.Wkb"/>; what is no dated path is passed over.</param>
    public void Add(string id, ReadOnlySpan<byte> wkb)
    {
        if (PackedFixes.Read(wkb) is { } fixes)
        {
            paths[id] = fixes;
        }
    }
}
