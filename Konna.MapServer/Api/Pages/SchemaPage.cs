using Konna.Geo.Collections;
using Konna.Geo.Filtering;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>Properties of a collection as a table: names, meanings, types, units, values, and the collections they refer to.</summary>
internal static class SchemaPage
{
    public static Html Render(ResourceRequest request, string title, string introduction, IReadOnlyList<PropertySchema> properties, bool hasGeometry) =>
        PageLayout.Render(request, title, Html.Of($"""
            <p class="lead">{introduction}</p>
            {TableOf(request, title, properties, hasGeometry)}
            """));

    public static Html TableOf(ResourceRequest request, string caption, IReadOnlyList<PropertySchema> properties, bool hasGeometry)
    {
        var words = Words.In(request.Language);
        IEnumerable<IReadOnlyList<Html>> rows = properties.Select(IReadOnlyList<Html> (property) =>
        [
            Html.Of($"<code>{property.Name}</code>"),
            Html.Of($"{PageLayout.Text(request, property.Title, property.TitleFr)}"),
            Html.Of($"{words.TypeOf(property.Type)}{(property.Unit is null ? null : $", {property.Unit}")}"),
            ValuesOf(request, property, words),
        ]);
        if (hasGeometry)
        {
            rows = rows.Append([Html.Of($"<code>{FilterCheck.GeometryName}</code>"), Html.Of($"{words.Geometry}"), Html.Of($"{words.KindOf(request.Collection.Geometry)}"), Html.Empty]);
        }

        return DataTable.Render(caption, [DataColumn.Of(words.Property), DataColumn.Of(words.Meaning), DataColumn.Of(words.Type), DataColumn.Of(words.Values)], rows);
    }

    private static Html ValuesOf(ResourceRequest request, PropertySchema property, Words words)
    {
        var targets = FeatureNames.TargetsOf(request.Collection, property);
        return targets.Count > 0
            ? Html.Of($"{words.IdsOf} {targets.Select((target, i) => Html.Of($"{(i == 0 ? "" : ", ")}<a href=\"{PageLayout.PageUrl(request, $"{request.OperationPath}/collections/{target}")}\">{target}</a>"))}")
            : Html.Join(property.Values.Select((value, i) => Html.Of($"{(i == 0 ? "" : ", ")}<code>{value}</code>")));
    }
}
