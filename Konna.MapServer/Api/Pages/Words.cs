using Konna.MapServer.Api.Negotiation;

namespace Konna.MapServer.Api.Pages;

/// <summary>The words of the pages in one language.</summary>
internal sealed record Words
{
    public required string Language { get; init; }

    public required string OtherLanguage { get; init; }

    public required string Operations { get; init; }

    public required string OpenMap { get; init; }

    public required string Collections { get; init; }

    public required string CollectionsIntro { get; init; }

    public required string Features { get; init; }

    public required string Conformance { get; init; }

    public required string Functions { get; init; }

    public required string Schema { get; init; }

    public required string Queryables { get; init; }

    public required string Sortables { get; init; }

    public required string Geometry { get; init; }

    public required string ConformanceIntro { get; init; }

    public required string Api { get; init; }

    public required string ApiIntro { get; init; }

    public required string Links { get; init; }

    public required string Next { get; init; }

    public required string NothingFound { get; init; }

    public required string Time { get; init; }

    public required string Extent { get; init; }

    public required string Name { get; init; }

    public required string Properties { get; init; }

    public required string DownloadGeoJson { get; init; }

    public required string AsJson { get; init; }

    public required string Shown { get; init; }

    public required string Of { get; init; }

    public required string Attribution { get; init; }

    public static Words In(PageLanguage language) => language == PageLanguage.French ? French : English;

    private static Words English { get; } = new()
    {
        Language = "en",
        OtherLanguage = "Français",
        Operations = "Operations",
        OpenMap = "Open the map",
        Collections = "Collections",
        CollectionsIntro = "Every collection can be read by GIS programs (OGC API Features) or taken as one GeoJSON file.",
        Features = "Features",
        Conformance = "Conformance",
        Functions = "Functions of filters",
        Schema = "Properties and their types",
        Queryables = "What can be asked for",
        Sortables = "What can be sorted by",
        Geometry = "Geometry",
        ConformanceIntro = "This API meets these requirements classes of OGC standards.",
        Api = "API",
        ApiIntro = "All addresses below take GET and HEAD.",
        Links = "Links",
        Next = "Next page",
        NothingFound = "Nothing matches.",
        Time = "Time",
        Extent = "Extent",
        Name = "Name",
        Properties = "Properties",
        DownloadGeoJson = "Whole layer as GeoJSON",
        AsJson = "As JSON",
        Shown = "shown",
        Of = "of",
        Attribution = "Attribution",
    };

    private static Words French { get; } = new()
    {
        Language = "fr",
        OtherLanguage = "English",
        Operations = "Opérations",
        OpenMap = "Ouvrir la carte",
        Collections = "Collections",
        CollectionsIntro = "Chaque collection se lit dans un SIG (OGC API Features) ou se télécharge en un seul fichier GeoJSON.",
        Features = "Objets",
        Conformance = "Conformité",
        Functions = "Fonctions des filtres",
        Schema = "Propriétés et leurs types",
        Queryables = "Ce que l’on peut demander",
        Sortables = "Ce par quoi l’on peut trier",
        Geometry = "Géométrie",
        ConformanceIntro = "Cette API satisfait à ces classes d’exigences de normes de l’OGC.",
        Api = "API",
        ApiIntro = "Toutes les adresses ci-dessous acceptent GET et HEAD.",
        Links = "Liens",
        Next = "Page suivante",
        NothingFound = "Rien ne correspond.",
        Time = "Temps",
        Extent = "Étendue",
        Name = "Nom",
        Properties = "Propriétés",
        DownloadGeoJson = "Couche entière en GeoJSON",
        AsJson = "En JSON",
        Shown = "affichés",
        Of = "sur",
        Attribution = "Attribution",
    };
}
