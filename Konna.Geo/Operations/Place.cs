using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>A named location: town, airport, checkpoint, river, region.</summary>
[Collection("places", "Places", "Lieux", Order = 0, Geometry = GeometryKind.Any,
    Description = "Named locations: towns, villages, airports, rivers, regions.",
    DescriptionFr = "Lieux nommés : villes, villages, aéroports, fleuves, régions.")]
public sealed class Place : LocatedItem
{
    [Published("Kind", "Type", Order = 2, Values = "town village airport camp checkpoint river lake road region country wood crossing site")]
    public string? Kind { get; set; }

    [Published("Name in ASCII", "Nom en ASCII")]
    public string? NameAscii { get; set; }

    [Published("Other names", "Autres noms")]
    public string[] AlternativeNames { get; set; } = [];

    [Published("How the source text mentions it", "Mention dans le texte source", Values = "named implied context")]
    public string? Role { get; set; }

    [Published("Symbol (MIL-STD-2525D)", "Symbole (MIL-STD-2525D)")]
    public string? Sidc { get; set; }

    [Published("GeoNames number", "Numéro GeoNames")]
    public long? GeonamesId { get; set; }

    [Published("ICAO code", "Code OACI")]
    public string? Icao { get; set; }

    [Published("IATA code", "Code AITA")]
    public string? Iata { get; set; }
}
