using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>Something that happened at a time, usually at a place, with participants.</summary>
[Collection("events", "Events", "Événements", Order = 3, Geometry = GeometryKind.Any,
    Description = "What happened, when and where.",
    DescriptionFr = "Ce qui s’est passé, quand et où.")]
public sealed class Event : LocatedItem
{
    [Published("Kind", "Type", Order = 2, Values = "battle fighting statement negotiation gathering intervention deployment abuse casualty control intelligence testimony incident")]
    public string? Kind { get; set; }

    [Published("Place", "Lieu", References = "places")]
    public string? PlaceId { get; set; }

    [Published("Participants", "Participants", RefersToAnyOf = "units forces persons")]
    public string[] Participants { get; set; } = [];

    [Published("Symbol (MIL-STD-2525D)", "Symbole (MIL-STD-2525D)")]
    public string? Sidc { get; set; }
}
