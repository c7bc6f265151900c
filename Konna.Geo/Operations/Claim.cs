using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>One source's value for one thing. Claims are never summed or averaged. The span is the period the claim covers.</summary>
[Collection("claims", "Claims", "Affirmations", Order = 5,
    Description = "What each source says of quantities and contested matters; never summed.",
    DescriptionFr = "Ce que chaque source dit des quantités et des faits contestés ; jamais additionné.")]
public sealed class Claim : OperationItem
{
    [Published("Group", "Groupe")]
    public string? ClaimGroupId { get; set; }

    [Published("Measure", "Mesure", Values = "killed wounded captured missing executed drowned bodies strength vehicles-engaged vehicles-destroyed vehicles-captured distance statement")]
    public string? Measure { get; set; }

    [Published("Population is a", "La population est", Values = "force unit civilians all unspecified")]
    public string? PopulationKind { get; set; }

    [Published("Population", "Population", RefersToAnyOf = "forces units")]
    public string? PopulationId { get; set; }

    [Published("Lower value", "Valeur basse")]
    public double? Min { get; set; }

    [Published("Upper value", "Valeur haute")]
    public double? Max { get; set; }

    [Published("Bound", "Borne", Values = "exact at-least at-most about range verbal")]
    public string? Bound { get; set; }

    [Published("Counted in", "Compté en")]
    public string? QuantityUnit { get; set; }

    [Published("Counted in (French)", "Compté en (français)")]
    public string? QuantityUnitFr { get; set; }

    [Published("In the source's words", "Dans les mots de la source")]
    public string? Verbatim { get; set; }

    [Published("In the source's words (French)", "Dans les mots de la source (français)")]
    public string? VerbatimFr { get; set; }

    [Published("Asserted by", "Affirmé par", References = "sources")]
    public string? SourceId { get; set; }

    [Published("Carried by", "Rapporté par", References = "sources")]
    public string? ViaId { get; set; }

    [Published("Asserted on (EDTF)", "Affirmé le (EDTF)")]
    public string? AssertedEdtf { get; set; }

    [Published("Stance", "Position", Values = "asserts supports contests announces accuses confirms reports shows testifies doubts")]
    public string? Stance { get; set; }

    [Published("Contests the claims", "Conteste les affirmations", References = "claims")]
    public string[] Contests { get; set; } = [];

    [Published("Place", "Lieu", References = "places")]
    public string? PlaceId { get; set; }

    [Published("Event", "Événement", References = "events")]
    public string? EventId { get; set; }
}
