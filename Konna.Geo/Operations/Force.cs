using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>A side, coalition or organisation, in a tree.</summary>
[Collection("forces", "Forces", "Forces", Order = 8,
    Description = "Sides, coalitions and organisations, as a tree.",
    DescriptionFr = "Camps, coalitions et organisations, en arbre.")]
public sealed class Force : OperationItem
{
    [Published("Kind", "Type", Order = 2, Values = "side coalition organisation civilians")]
    public string? Kind { get; set; }

    [Published("Short name", "Nom court")]
    public string? ShortName { get; set; }

    [Published("Short name (French)", "Nom court (français)")]
    public string? ShortNameFr { get; set; }

    [Published("Parent force", "Force supérieure", References = "forces")]
    public string? ParentId { get; set; }

    /// <summary><c>#rrggbb</c>.</summary>
    [Published("Colour", "Couleur")]
    public string? Color { get; set; }

    [Published("Symbol (MIL-STD-2525D)", "Symbole (MIL-STD-2525D)")]
    public string? Sidc { get; set; }
}
