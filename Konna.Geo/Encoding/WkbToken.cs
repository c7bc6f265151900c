namespace Konna.Geo.Encoding;

/// <summary>What a <see cref="WkbReader"/> stands on.</summary>
public enum WkbToken
{
    /// <summary>Nothing was read yet.</summary>
    None,

    /// <summary>A geometry begins; its parts follow, then its <see cref="End"/>.</summary>
    Begin,

    /// <summary>A run of positions: the one of a point, those of a line, or one ring of a polygon.</summary>
    Positions,

    /// <summary>The geometry that began last and is still open ends.</summary>
    End,
}
