using Konna.Geo.Operations;

namespace Konna.MapServer.Storage.Model;

/// <summary>An operation as it is stored: what lists show as columns, the rest as one JSON document.</summary>
public sealed class OperationRow
{
    /// <summary>Row number; GeoPackage wants an integer key.</summary>
    public long Fid { get; set; }

    public required string Id { get; set; }

    public required string Title { get; set; }

    public string? TitleFr { get; set; }

    public string? Summary { get; set; }

    public string? SummaryFr { get; set; }

    public required string TimeZone { get; set; }

    public DateTimeOffset Begin { get; set; }

    public DateTimeOffset End { get; set; }

    public double West { get; set; }

    public double South { get; set; }

    public double East { get; set; }

    public double North { get; set; }

    /// <summary>Stored as one JSON text.</summary>
    public required OperationDocument Document { get; set; }

    /// <summary>Raised by every committed change.</summary>
    public long Revision { get; set; }

    /// <summary>Hash of the package this was loaded from.</summary>
    public string? PackageHash { get; set; }

    /// <summary>The revision that loading it made; a higher <see cref="Revision"/> means that it was edited since.</summary>
    public long PackageRevision { get; set; }
}
