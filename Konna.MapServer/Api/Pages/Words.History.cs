namespace Konna.MapServer.Api.Pages;

/// <summary>Of the pages of the history.</summary>
internal sealed partial class Words
{
    public string History => Say("History", "Historique");

    public string HistoryIntro => Say(
        "Every change of the operation, the newest first, with what was before and after. What was corrected stays readable here.",
        "Toutes les modifications de l’opération, la plus récente d’abord, avec l’état d’avant et celui d’après. Ce qui a été corrigé reste lisible ici.");

    public string NothingChanged => Say("Nothing was changed since the log was begun.", "Rien n’a été modifié depuis l’ouverture du journal.");

    public string Revision => Say("Revision", "Révision");

    public string ChangeKind => Say("Change", "Modification");

    public string ChangedThing => Say("What", "Objet");

    public string ChangedMembers => Say("What differs", "Ce qui diffère");

    public string ChangedMember => Say("Member", "Membre");

    public string ChangedBy => Say("By", "Par");

    public string Before => Say("Before", "Avant");

    public string After => Say("After", "Après");

    public string AsItIsNow => Say("As it is now", "L’état actuel");

    public string AsItWasAt(long revision) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Say("As it was at revision", "L’état à la révision")} {revision}");

    public string AsItWasKnownAt => Say("As it was known at", "L’état connu au");

    public string TheOperation => Say("the operation", "l’opération");

    public string NothingDiffers => Say("Nothing differs.", "Rien ne diffère.");

    public string NoTraceOfItems => Say(
        "The operation was loaded or deleted as a whole, which keeps no trace of single items.", "L’opération a été chargée ou supprimée en entier, ce qui ne laisse pas de trace des objets.");

    public string HistoryOf(string id) => Say($"History of {id}", $"Historique de {id}");

    public string UndoOf(string revision) => Say($"takes back revision {revision}", $"annule la révision {revision}");

    public string RevisionNumber(long revision) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Revision} {revision}");

    /// <param name="kind">As the feed calls it.</param>
    public string KindOfChange(string kind) => kind switch
    {
        "create" => Say("created", "création"),
        "replace" => Say("replaced", "remplacement"),
        "update" => Say("changed", "modification"),
        "delete" => Say("deleted", "suppression"),
        "import" => Say("loaded", "chargement"),
        _ => Say("undone", "annulation"),
    };
}
