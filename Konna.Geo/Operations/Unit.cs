using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>Something that moves or fights, under a force: a formation or a piece of equipment.</summary>
[Collection("units", "Units", "Unités", Order = 1,
    Description = "Formations and equipment, each under a force.",
    DescriptionFr = "Formations et matériels, chacun sous une force.")]
public sealed class Unit : OperationItem
{
    [Published("Kind", "Type", Order = 2, Values = "formation equipment")]
    public string? Kind { get; set; }

    [Published("Short name", "Nom court")]
    public string? ShortName { get; set; }

    [Published("Short name (French)", "Nom court (français)")]
    public string? ShortNameFr { get; set; }

    [Published("Force", "Force", References = "forces")]
    public string? ForceId { get; set; }

    /// <summary>The top of the force's tree; set when the package is linked.</summary>
    [Published("Side", "Camp", References = "forces")]
    public string? SideId { get; set; }

    [Published("Parent unit", "Unité supérieure", References = "units")]
    public string? ParentId { get; set; }

    [Published("Commander", "Commandant", References = "persons")]
    public string? CommanderId { get; set; }

    /// <summary>20 digits of MIL-STD-2525D / APP-6(D); the identity digit is a perspective and set when drawn.</summary>
    [Published("Symbol (MIL-STD-2525D)", "Symbole (MIL-STD-2525D)")]
    public string? Sidc { get; set; }

    [Published("Echelon", "Échelon")]
    public string? Echelon { get; set; }
}
