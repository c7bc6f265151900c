namespace Konna.MapServer.Api.Pages;

/// <summary>Of the pages of tilesets and tile matrix sets.</summary>
internal sealed partial class Words
{
    public string VectorTiles => Say("Vector tiles", "Tuiles vectorielles");

    public string VectorTilesIntro => Say(
        "Mapbox Vector Tiles for maps and GIS programs. Where a tile cannot hold everything, the smallest features are left out until one looks closer.",
        "Des tuiles Mapbox Vector Tiles pour cartes et SIG. Là où une tuile ne peut tout contenir, les plus petits objets manquent jusqu’à ce que l’on s’approche.");

    public string TileMatrixSets => Say("Tile matrix sets", "Jeux de matrices de tuiles");

    public string TileMatrixSet => Say("Tile matrix set", "Jeu de matrices de tuiles");

    public string TileMatrixSetsIntro => Say("How tiles divide the world, scale by scale.", "Comment les tuiles découpent le monde, échelle par échelle.");

    public string TileAddress => Say("Address of the tiles", "Adresse des tuiles");

    public string DescriptionForMaps => Say("Description for map programs", "Description pour les logiciels de cartes");

    public string TilesThatThereAre => Say("Tiles that there are", "Tuiles existantes");

    public string Layer => Say("Layer", "Couche");

    public string Zoom => Say("Zoom", "Zoom");

    public string Rows => Say("Rows", "Lignes");

    public string Columns => Say("Columns", "Colonnes");

    public string Scale => Say("Scale", "Échelle");

    public string CellSize => Say("Size of a pixel", "Taille d’un pixel");

    public string SecondsFrom(string instant) => Say($"in seconds from {instant}", $"en secondes depuis {instant}");
}
