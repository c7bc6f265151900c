using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Qgis;

/// <summary>One class of a layer's features with the way it is drawn.</summary>
/// <param name="Value">What <see cref="QgisCategories.Attribute"/> gives for its features; "" for all others.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
internal sealed record QgisCategory(string Value, string Label, string Colour, bool IsUncertain)
{
    /// <summary>True for what is of no class of its own, often large and in the way.</summary>
    public bool IsOther => Value.Length <= 1;
}

/// <summary>The classes of a layer: its forces in their own colours where its features have a force, else its kinds; what is inferred or schematic apart.</summary>
/// <param name="Attribute">The expression that sorts features into them.</param>
internal sealed record QgisCategories(string Attribute, IReadOnlyList<QgisCategory> All)
{
    private const string Force = "forceId";
    private const string Kind = "kind";
    private const string Other = "#6d6a61";
    private const string Uncertain = "?";

    /// <summary>For kinds, which have no colours of their own: told apart by hue, and on light and dark ground.</summary>
    private static readonly string[] Hues = ["#14618a", "#96233f", "#5d7d4a", "#b5651d", "#5b4b9a", "#2e8b7a", "#8a6d1d", "#a04f8a"];

    /// <param name="forces">The operation's forces.</param>
    public static QgisCategories Of(
        CollectionSchema collection, PageLanguage language, bool isGeoPackage, IReadOnlyList<(string Id, string Name, string? Colour)> forces)
    {
        var sorting = collection.Find(Force) ?? (collection.Find(Kind) is { Values.Count: > 0 } closed ? closed : null);
        var confidence = collection.Find("confidence");
        List<(string Value, string Label, string Colour)> classes =
            sorting?.Name == Force ? [.. forces.Select(force => (force.Id, force.Name, force.Colour ?? Other))]
            : sorting is not null ? [.. sorting.Values.Select((value, i) => (value, ValueWords.Of(value, language), Hues[i % Hues.Length]))]
            : [];
        classes.Add(("", Words.In(language).OtherFeatures, classes.Count == 0 ? Hues[0] : Other));
        var unsure = Words.In(language).InferredOrSchematic;
        return new QgisCategories(
            ExpressionOf(
                sorting is null ? null : QgisData.FieldOf(sorting, isGeoPackage), confidence is null ? null : QgisData.FieldOf(confidence, isGeoPackage)),
            [
                .. classes.Select(c => new QgisCategory(c.Value, c.Label, c.Colour, false)),
                .. confidence is not null ? classes.Select(c => new QgisCategory(c.Value + Uncertain, $"{c.Label} ({unsure})", c.Colour, true)) : [],
            ]);
    }

    public static async Task<IReadOnlyList<(string Id, string Name, string? Colour)>> ForcesAsync(ResourceRequest request, CancellationToken cancellation)
    {
        var forces = request.Operation.Collections.First(c => c.Id == "forces");
        var found = new List<(string, string, string?)>();
        await foreach (var row in request.Features.StreamAsync(new FeatureQuery(request.Operation.Operation.Id, forces), cancellation))
        {
            found.Add((row.Id, FeatureText.NameOf(request, forces, row), FeatureText.ValueOf(forces, row, "color") as string));
        }

        return found;
    }

    private static string ExpressionOf(string? attribute, string? confidence)
    {
        var value = attribute is null ? "''" : $"coalesce(\"{attribute}\", '')";
        return confidence is not null ? $"{value} || CASE WHEN \"{confidence}\" IN ('inferred', 'schematic') THEN '{Uncertain}' ELSE '' END" : value;
    }
}
