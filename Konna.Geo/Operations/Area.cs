using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>An extent over time. Consecutive or contested versions share <see cref="AreaId"/>.</summary>
public sealed class Area : LocatedItem
{
    [Published("Kind", "Type", Order = 2, Values = "control contested wooded objective flood-plain perimeter region search withdrawal")]
    public string? Kind { get; set; }

    [Published("Area", "Zone")]
    public string? AreaId { get; set; }

    [Published("Force in control", "Force qui contrôle", References = "forces")]
    public string? ForceId { get; set; }

    [Published("Place", "Lieu", References = "places")]
    public string? PlaceId { get; set; }
}
