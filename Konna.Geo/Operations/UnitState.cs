using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>A unit's state over a time: strength, status, parent.</summary>
[Collection("states", "Unit states", "États des unités", Order = 10,
    Description = "Strength, status and parent of a unit over a time.",
    DescriptionFr = "Effectif, statut et rattachement d’une unité sur une période.")]
public sealed class UnitState : OperationItem
{
    [Published("Unit", "Unité", References = "units")]
    public string? UnitId { get; set; }

    [Published("Status", "Statut", Values = "present suspected engaged withdrawn captured destroyed held")]
    public string? Status { get; set; }

    [Published("Strength, at least", "Effectif, au moins")]
    public double? StrengthMin { get; set; }

    [Published("Strength, at most", "Effectif, au plus")]
    public double? StrengthMax { get; set; }

    [Published("Strength is counted in", "Effectif compté en")]
    public string? StrengthUnit { get; set; }

    [Published("Strength is counted in (French)", "Effectif compté en (français)")]
    public string? StrengthUnitFr { get; set; }

    [Published("Parent unit", "Unité supérieure", References = "units")]
    public string? ParentId { get; set; }

    [Published("Claim", "Affirmation", References = "claims")]
    public string? ClaimId { get; set; }
}
