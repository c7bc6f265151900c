using Konna.Geo.Operations;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports;

/// <summary>Something with a shape, before it is known whether it is a place, an event or an area.</summary>
/// <param name="Name">What it is called, or null.</param>
/// <param name="Geometry">WGS 84 longitude and latitude, two dimensions; null where unknown.</param>
internal sealed record ImportedShape(string? Name, Geometry? Geometry)
{
    public DatedSpan Span { get; init; } = DatedSpan.Undated;

    public string? Edtf { get; init; }

    public bool IsUndated => Span.IsUndated && Edtf is null;

    /// <summary>One of the values of the collection it will be in; null = the general one.</summary>
    public string? Kind { get; init; }

    public string? Summary { get; init; }

    public string? Note { get; init; }

    public double? RadiusM { get; init; }

    public int? GeoPrecision { get; init; }

    /// <summary>Ids of units and forces.</summary>
    public IReadOnlyList<string> Participants { get; init; } = [];

    public IReadOnlyList<Citation> Citations { get; init; } = [];

    public void FillIn(LocatedItem item)
    {
        item.Name = Name;
        item.Summary = Summary;
        item.Note = Note;
        item.Geometry = Geometry;
        item.RadiusM = RadiusM;
        item.GeoPrecision = GeoPrecision;
        item.Basis = Geometry is null ? null : "stated";
        item.Citations = Citations;
        item.Edtf = Edtf;
        (item.Begin, item.BeginLatest, item.EndEarliest, item.End) = (Span.Begin, Span.BeginLatest, Span.EndEarliest, Span.End);
    }
}
