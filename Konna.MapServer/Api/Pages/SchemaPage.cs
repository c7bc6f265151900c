using Konna.Geo.Collections;
using Konna.Geo.Filtering;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>Properties of a collection as a table: names, titles, types, units, values, and the collections they refer to.</summary>
internal static class SchemaPage
{
    public static Html Render(ResourceRequest request, string title, IReadOnlyList<PropertySchema> properties, bool hasGeometry) => PageLayout.Render(request, title, Html.Of($"""
        <div class="scroll"><table>
        {properties.Select(property => RowOf(request, property))}{(hasGeometry ? Html.Of($"<tr><th><code>{FilterCheck.GeometryName}</code></th><td>{Words.In(request.Language).Geometry}</td><td>{request.Collection.Geometry.ToString()}</td><td></td></tr>\n") : null)}</table></div>
        """));

    private static Html RowOf(ResourceRequest request, PropertySchema property) => Html.Of(
        $"<tr><th><code>{property.Name}</code></th><td>{PageLayout.Text(request, property.Title, property.TitleFr)}</td><td>{property.Type.ToString()}{(property.Unit is null ? null : $", {property.Unit}")}</td><td>{ValuesOf(request, property)}</td></tr>\n");

    private static Html ValuesOf(ResourceRequest request, PropertySchema property) => property.References is { } target
        ? Html.Of($"<a href=\"{PageLayout.PageUrl(request, $"{request.OperationPath}/collections/{target}")}\">{target}</a>")
        : Html.Of($"{string.Join(", ", property.Values)}");
}
