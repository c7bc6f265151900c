using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>An extent over time. Consecutive or contested versions share <see cref="AreaId"/>.</summary>
[Collection("areas", "Areas", "Zones", Order = 4, Geometry = GeometryKind.Polygonal,
    Description = "Extents over time: control, search areas, regions.",
    DescriptionFr = "Étendues dans le temps : contrôle, zones de recherche, régions.")]
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
