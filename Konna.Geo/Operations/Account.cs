using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>One version of contested facts. The accounts of a dispute are shown one at a time.</summary>
[Collection("accounts", "Accounts", "Versions des faits", Order = 7,
    Description = "Versions of contested facts.",
    DescriptionFr = "Versions de faits contestés.")]
public sealed class Account : OperationItem
{
    [Published("Dispute", "Controverse")]
    public string? DisputeId { get; set; }

    /// <summary>True for the account its dispute names as default; set when the package is linked.</summary>
    [Published("Shown by default", "Montrée par défaut")]
    public bool? IsDefault { get; set; }

    [Published("Disputes the accounts", "Conteste les versions", References = "accounts")]
    public string[] Disputes { get; set; } = [];

    /// <summary><c>#rrggbb</c>.</summary>
    [Published("Colour", "Couleur")]
    public string? Color { get; set; }
}
