using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>A document or witness that asserts something.</summary>
[Collection("sources", "Sources", "Sources", Order = 6,
    Description = "Documents and witnesses that assert something.",
    DescriptionFr = "Documents et témoins qui affirment quelque chose.")]
public sealed class Source : OperationItem
{
    [Published("Kind", "Type", Order = 2, Values = "text belligerent reporter author unnamed unattributed military government press ngo resident witness")]
    public string? Kind { get; set; }

    [Published("Author", "Auteur")]
    public string? Author { get; set; }

    [Published("Affiliation", "Appartenance")]
    public string? Affiliation { get; set; }

    [Published("Affiliation (French)", "Appartenance (français)")]
    public string? AffiliationFr { get; set; }

    [Published("Web address", "Adresse web")]
    public string? Url { get; set; }

    [Published("Carried by", "Rapporté par", References = "sources")]
    public string? ViaId { get; set; }
}
