using Konna.Geo.Collections;

namespace Konna.MapServer.Api.Pages;

/// <summary>Of the pages of schemas.</summary>
internal sealed partial class Words
{
    public string IdsOf => Say("identifiers of", "identifiants de");

    public string TypeOf(PropertyType type) => type switch
    {
        PropertyType.String => Say("text", "texte"),
        PropertyType.Integer => Say("whole number", "nombre entier"),
        PropertyType.Number => Say("number", "nombre"),
        PropertyType.Boolean => Say("true or false", "vrai ou faux"),
        PropertyType.DateTime => Say("instant", "instant"),
        PropertyType.Date => Say("date", "date"),
        PropertyType.StringArray => Say("list of texts", "liste de textes"),
        _ => Say("one instant per vertex", "un instant par sommet"),
    };

    public string KindOf(GeometryKind kind) => kind switch
    {
        GeometryKind.LineStringM => Say("path with an instant at each vertex", "trajet avec un instant à chaque sommet"),
        GeometryKind.Polygonal => Say("surface", "surface"),
        GeometryKind.None => Say("none", "aucune"),
        _ => Say("point, line or surface", "point, ligne ou surface"),
    };
}
