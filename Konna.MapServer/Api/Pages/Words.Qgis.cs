namespace Konna.MapServer.Api.Pages;

/// <summary>Of the files for QGIS.</summary>
internal sealed partial class Words
{
    public string OtherFeatures => Say("other", "autres");

    public string InferredOrSchematic => Say("inferred or schematic", "déduit ou schématique");

    public string InQgis => Say("In QGIS", "Dans QGIS");

    public string QgisProject => Say("Project that reads the feeds", "Projet qui lit les flux");

    public string QgisProjectOfFile => Say("Project for the GeoPackage beside it", "Projet pour le GeoPackage placé à côté");

    public string QgisLayer => Say("Layer with its style", "Couche avec son style");

    public string QgisLayerOfFile => Say("Layer of the GeoPackage beside it", "Couche du GeoPackage placé à côté");

    /// <param name="shape">As QGIS calls it.</param>
    public string ShapeOf(string shape) => shape switch
    {
        "Point" => Say("points", "points"),
        "Line" => Say("lines", "lignes"),
        _ => Say("surfaces", "surfaces"),
    };
}
