using Konna.Geo.Collections;

namespace Konna.Geo.Operations;

/// <summary>
/// What everything in an operation has: an identity, texts, a dated span, and the knowledge behind it.
/// The four instants are the truth of the span (null = open): <c>[Begin, BeginLatest]</c> holds its true begin, <c>[EndEarliest, End]</c> its true end.
/// </summary>
public abstract class OperationItem
{
    /// <summary>Row number in the store; GeoPackage wants an integer key.</summary>
    public long Fid { get; set; }

    public string OperationId { get; set; } = "";

    [Published("Identifier", "Identifiant", Order = 0, Role = PropertyRole.Id)]
    public required string Id { get; set; }

    [Published("Name", "Nom", Order = 1, Role = PropertyRole.Title)]
    public string? Name { get; set; }

    [Published("Name (French)", "Nom (français)", Order = 1)]
    public string? NameFr { get; set; }

    [Published("Summary", "Résumé", Order = 50, IsProse = true)]
    public string? Summary { get; set; }

    [Published("Summary (French)", "Résumé (français)", Order = 50, IsProse = true)]
    public string? SummaryFr { get; set; }

    [Published("Note", "Note", Order = 51, IsProse = true)]
    public string? Note { get; set; }

    [Published("Note (French)", "Note (français)", Order = 51, IsProse = true)]
    public string? NoteFr { get; set; }

    [Published("Earliest begin", "Début au plus tôt", Order = 60, Role = PropertyRole.PrimaryIntervalStart)]
    public DateTimeOffset? Begin { get; set; }

    [Published("Latest begin", "Début au plus tard", Order = 60)]
    public DateTimeOffset? BeginLatest { get; set; }

    [Published("Earliest end", "Fin au plus tôt", Order = 60)]
    public DateTimeOffset? EndEarliest { get; set; }

    [Published("Latest end", "Fin au plus tard", Order = 60, Role = PropertyRole.PrimaryIntervalEnd)]
    public DateTimeOffset? End { get; set; }

    [Published("Time (EDTF)", "Temps (EDTF)", Order = 61, IsProse = true)]
    public string? Edtf { get; set; }

    [Published("Time as the source states it (EDTF)", "Temps donné par la source (EDTF)", Order = 61, IsProse = true)]
    public string? EdtfStated { get; set; }

    [Published("When, in words", "Quand, en mots", Order = 62, IsProse = true)]
    public string? When { get; set; }

    [Published("When, in words (French)", "Quand, en mots (français)", Order = 62, IsProse = true)]
    public string? WhenFr { get; set; }

    [Published("Confidence", "Fiabilité", Order = 80, Values = "documented inferred schematic")]
    public string? Confidence { get; set; }

    [Published("Account", "Version des faits", Order = 80, References = "accounts")]
    public string? AccountId { get; set; }

    [Published("Version of", "Version de", Order = 80)]
    public string? VersionOf { get; set; }

    [Published("Facts", "Faits", Order = 81)]
    public string[] Facts { get; set; } = [];

    /// <summary>The ids of the cited sources, in the order of <see cref="Citations"/>.</summary>
    [Published("Sources", "Sources", Order = 81, References = "sources")]
    public string[] Sources { get; set; } = [];

    /// <summary>Kept in a table of their own.</summary>
    public IReadOnlyList<Citation> Citations { get; set; } = [];
}
