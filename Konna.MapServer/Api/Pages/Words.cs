using Konna.MapServer.Api.Negotiation;

namespace Konna.MapServer.Api.Pages;

/// <summary>The words of the pages, in one language. What the words of one kind of page are stands in the other parts of this class.</summary>
internal sealed partial class Words
{
    private static readonly Words English = new(PageLanguage.English);
    private static readonly Words French = new(PageLanguage.French);
    private readonly PageLanguage language;

    private Words(PageLanguage language) => this.language = language;

    public string Language => PageLanguages.TagOf(language);

    /// <summary>The name of the other language, in that language.</summary>
    public string OtherLanguage => Say("Français", "English");

    public string SkipToContent => Say("Skip to the content", "Aller au contenu");

    public string WhereYouAre => Say("Where you are", "Fil d’Ariane");

    public string Operations => Say("Operations", "Opérations");

    public string Collections => Say("Collections", "Collections");

    public string Conformance => Say("Conformance", "Conformité");

    public string ConformanceIntro => Say("This API meets these requirements classes of OGC standards.", "Cette API satisfait à ces classes d’exigences de normes de l’OGC.");

    public string Functions => Say("Functions of filters", "Fonctions des filtres");

    public string FunctionsIntro => Say(
        "A filter can call these functions, with the types of their arguments and of what they give.",
        "Un filtre peut appeler ces fonctions ; les types de leurs arguments et de leur résultat sont indiqués.");

    public string Schema => Say("Properties and their types", "Propriétés et leurs types");

    public string Queryables => Say("What can be asked for", "Ce que l’on peut demander");

    public string Sortables => Say("What can be sorted by", "Ce par quoi l’on peut trier");

    public string SchemaIntro => Say("Every property that a feature can have.", "Toutes les propriétés qu’un objet peut avoir.");

    public string QueryablesIntro => Say(
        "These names can be used in a filter; those with one value per feature also as parameters, such as kind=town.",
        "Ces noms peuvent figurer dans un filtre ; ceux qui ont une seule valeur par objet servent aussi de paramètres, par exemple kind=town.");

    public string SortablesIntro => Say("These names can be used in the parameter sortby.", "Ces noms peuvent figurer dans le paramètre sortby.");

    public string Geometry => Say("Geometry", "Géométrie");

    public string Property => Say("Property", "Propriété");

    public string Meaning => Say("Meaning", "Sens");

    public string Type => Say("Type", "Type");

    public string Values => Say("Values", "Valeurs");

    public string Links => Say("Links", "Liens");

    public string OtherForms => Say("In other forms", "Sous d’autres formes");

    public string NothingFound => Say("Nothing matches.", "Rien ne correspond.");

    public string Time => Say("Time", "Temps");

    public string Extent => Say("Extent", "Étendue");

    public string Name => Say("Name", "Nom");

    public string Properties => Say("Properties", "Propriétés");

    public string Of => Say("of", "sur");

    public string To => Say("to", "à");

    public string Yes => Say("yes", "oui");

    public string No => Say("no", "non");

    public string Colon => Say(":", "\u00a0:");

    /// <summary>The unit behind a number.</summary>
    public string Degrees(double value, char positive, char negative, int digits)
    {
        var letter = value < 0 ? negative : positive;
        return $"{Number(Math.Abs(value), digits)}°{(value == 0 ? "" : letter == 'W' ? Say("W", "O") : letter.ToString())}";
    }

    public string Number(double value, int digits)
    {
        var text = value.ToString("0." + new string('#', digits), System.Globalization.CultureInfo.InvariantCulture);
        return language == PageLanguage.French ? text.Replace('.', ',') : text;
    }

    public static Words In(PageLanguage language) => language == PageLanguage.French ? French : English;

    private string Say(string english, string french) => language == PageLanguage.French ? french : english;
}
