using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>Someone the sources name. Never drawn as a symbol.</summary>
[Collection("persons", "Persons", "Personnes", Order = 9,
    Description = "People the sources name.",
    DescriptionFr = "Personnes nommées par les sources.")]
public sealed class Person : OperationItem
{
    [Published("Role", "Rôle")]
    public string? Role { get; set; }

    [Published("Role (French)", "Rôle (français)")]
    public string? RoleFr { get; set; }

    [Published("Force", "Force", References = "forces")]
    public string? ForceId { get; set; }

    [Published("Unit", "Unité", References = "units")]
    public string? UnitId { get; set; }

    [Published("Other names", "Autres noms")]
    public string[] OtherNames { get; set; } = [];
}
