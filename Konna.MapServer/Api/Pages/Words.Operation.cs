namespace Konna.MapServer.Api.Pages;

/// <summary>Of the pages of an operation and its collections.</summary>
internal sealed partial class Words
{
    public string OpenMap => Say("Open the map", "Ouvrir la carte");

    public string CollectionsIntro => Say(
        "Every collection can be read by GIS programs (OGC API Features) or taken as one file.",
        "Chaque collection se lit dans un SIG (OGC API Features) ou se télécharge en un seul fichier.");

    public string NumberOfFeatures => Say("Features", "Objets");

    public string Downloads => Say("The whole layer as one file", "La couche entière en un fichier");

    public string WholeOperation => Say("The whole operation as one file", "L’opération entière en un fichier");

    public string ReadTheFeatures => Say("See the features", "Voir les objets");

    public string ReferenceSystems => Say("Coordinate reference systems", "Systèmes de coordonnées de référence");

    public string Undated => Say("open or undated", "ouvert ou sans date");

    public string Disputes => Say("Where the accounts disagree", "Où les récits divergent");

    public string ShownUnlessAnotherIsChosen => Say("shown unless another is chosen", "montrée si aucune autre n’est choisie");

    public string Attribution => Say("Attribution", "Attribution");

    public string Licence => Say("Licence", "Licence");

    public string ForPrograms => Say("For programs", "Pour les programmes");

    public string Relation => Say("Relation", "Relation");

    public string Address => Say("Address", "Adresse");

    public string Form => Say("Form", "Forme");
}
