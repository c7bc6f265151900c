namespace Konna.Geo.Edits;

/// <summary>One of the features that a body is taken apart into, and where in the body its parts stood.</summary>
/// <param name="At">JSON pointer of the feature in the body.</param>
/// <param name="Moved">Pointers in <paramref name="Feature"/> whose content stood elsewhere in the body, and where.</param>
public sealed record SentPart(SentFeature Feature, string At, IReadOnlyList<(string Here, string InBody)> Moved)
{
    /// <summary>Where the client finds what stands at a place of the feature.</summary>
    public string PointerOf(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        foreach (var (here, inBody) in Moved)
        {
            if (pointer == here || pointer.StartsWith(here + "/", StringComparison.Ordinal))
            {
                return inBody + pointer[here.Length..];
            }
        }

        return At + pointer;
    }
}
