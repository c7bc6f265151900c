using Konna.Geo.Collections;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Operations;

/// <summary>An item with a position: WGS 84 longitude/latitude, SRID 4326, null where unknown.</summary>
public abstract class LocatedItem : OperationItem
{
    public Geometry? Geometry { get; set; }

    [Published("Positional uncertainty", "Incertitude de position", Order = 70, Unit = "m")]
    public double? RadiusM { get; set; }

    /// <summary>ACLED's scale: 1 exact, 2 near or part of, 3 region.</summary>
    [Published("Geographic precision", "Précision géographique", Order = 70)]
    public int? GeoPrecision { get; set; }

    [Published("Basis of the position", "Origine de la position", Order = 71, Values = "gazetteer stated described derived")]
    public string? Basis { get; set; }

    [Published("Basis, in words", "Origine, en mots", Order = 71, IsProse = true)]
    public string? BasisNote { get; set; }
}
