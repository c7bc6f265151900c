namespace Konna.MapServer.Api.Pages;

/// <summary>Of the page of the API.</summary>
internal sealed partial class Words
{
    public string Api => Say("API", "API");

    public string ApiIntro => Say(
        "Every address, parameter and answer, as the OpenAPI document tells them to programs. All addresses take GET and HEAD; an unknown or malformed parameter is answered with 400 and what is expected.",
        "Toutes les adresses, tous les paramètres et toutes les réponses, tels que le document OpenAPI les décrit aux programmes. Toutes les adresses acceptent GET et HEAD ; un paramètre inconnu ou mal formé reçoit 400 et ce qui est attendu.");

    public string ApiIsInEnglish => Say("", "Les descriptions du document OpenAPI sont en anglais.");

    public string Server => Say("Addresses begin with", "Les adresses commencent par");

    public string Operation => Say("The operation", "L’opération");

    public string CommonParameters => Say("Parameters that several collections take", "Paramètres communs à plusieurs collections");

    public string Parameters => Say("Parameters", "Paramètres");

    public string Parameter => Say("Parameter", "Paramètre");

    public string OwnParameters(string title) => Say($"Parameters of {title} alone", $"Paramètres propres à {title}");

    public string Answers => Say("Answers", "Réponses");

    public string Required => Say("required", "obligatoire");

    public string Contents => Say("Contents", "Sommaire");

    public string Example => Say("Example", "Exemple");
}
