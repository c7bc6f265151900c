namespace Konna.Drills.Site;

internal enum StoreKind
{
    GeoPackage,
    PostGis,
}
