namespace Konna.Geo.Motion;

/// <summary>What is known between two vertices (the words of OGC Moving Features JSON).</summary>
public enum Interpolation
{
    /// <summary>On the great circle, at constant speed.</summary>
    Linear,

    /// <summary>At the earlier vertex until the later one.</summary>
    Step,

    /// <summary>Nothing: known only at the instants of the vertices.</summary>
    Discrete,
}
