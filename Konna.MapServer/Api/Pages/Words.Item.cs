namespace Konna.MapServer.Api.Pages;

/// <summary>Of the page of one feature.</summary>
internal sealed partial class Words
{
    public string OnTheMap => Say("Show on the map", "Montrer sur la carte");

    public string MapOf(string name) => Say($"Map: {name}", $"Carte : {name}");

    public string NoPosition => Say("No position is known.", "Aucune position n’est connue.");

    public string AccountsSideBySide => Say("The accounts side by side", "Les versions côte à côte");

    public string Account => Say("Account", "Version des faits");

    public string WhatItSays => Say("What it says", "Ce qu’elle dit");

    public string AccordingTo => Say("According to", "Selon");

    public string InThisAccount => Say("Told as", "Racontée comme");

    public string ThisPage => Say("this page", "cette page");

    public string NotInThisAccount => Say("Nothing of its own in this account", "Rien qui lui soit propre dans cette version");

    public string ByDefault => Say("shown by default", "montrée par défaut");

    public string Nothing => Say("not stated", "non indiqué");

    public string Sources => Say("Sources", "Sources");

    public string NoSource => Say("No source is given.", "Aucune source n’est donnée.");

    public string Path => Say("Path", "Trajet");

    public string Vertices(int count) => Say($"{count} vertices", $"{count} sommets");

    public string Ordinal => Say("No.", "N°");

    public string Longitude => Say("Longitude", "Longitude");

    public string Latitude => Say("Latitude", "Latitude");

    public string RefersHere => Say("What refers to it", "Ce qui s’y rapporte");

    public string All(long count) => Say($"all {count}", $"tous les {count}");

    public string Previous => Say("Previous", "Précédent");

    public string Following => Say("Next", "Suivant");

    public string Neighbours => Say("Neighbouring features", "Objets voisins");
}
