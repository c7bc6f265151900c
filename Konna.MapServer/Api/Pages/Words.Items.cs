namespace Konna.MapServer.Api.Pages;

/// <summary>Of the page of features.</summary>
internal sealed partial class Words
{
    public string Shown => Say("shown", "affichés");

    public string FirstPage => Say("First page", "Première page");

    public string NextPage => Say("Next page", "Page suivante");

    public string Paging => Say("Pages", "Pages");

    public string FilterAndSort => Say("Filter and sort", "Filtrer et trier");

    public string Box => Say("In the box (west,south,east,north)", "Dans le rectangle (ouest,sud,est,nord)");

    public string When => Say("At the time (UTC)", "Au moment (UTC)");

    public string Filter => Say("Filter (CQL2)", "Filtre (CQL2)");

    public string SortBy => Say("Sort by", "Trier par");

    public string Limit => Say("Features on a page", "Objets par page");

    public string Any => Say("any", "tous");

    public string Unsorted => Say("identifier", "identifiant");

    public string Descending => Say("descending", "décroissant");

    public string MoreProperties => Say("More properties", "Autres propriétés");

    public string Ask => Say("Show", "Afficher");

    public string WithoutFilter => Say("Without filter", "Sans filtre");

    public string SortedAscending => Say("ascending; sort the other way", "croissant ; trier dans l’autre sens");

    public string SortedDescending => Say("descending; sort the other way", "décroissant ; trier dans l’autre sens");

    public string MapOfThePage(int count) => count == 1 ? Say("Map of this feature", "Carte de cet objet") : Say($"Map of these {count} features", $"Carte de ces {count} objets");
}
