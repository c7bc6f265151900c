using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>One feature: every property that is known, with references as links.</summary>
internal static class ItemPage
{
    public static Html Render(ResourceRequest request, FeatureRow row)
    {
        var known = request.Collection.Properties
            .Zip(row.Values, (property, value) => (property, value))
            .Where(pair => pair.value is not (null or string[] { Length: 0 }));
        return PageLayout.Render(request, FeatureText.NameOf(request, row), Html.Of($"""
            <div class="scroll"><table>
            {known.Select(pair => Html.Of($"<tr><th>{PageLayout.Text(request, pair.property.Title, pair.property.TitleFr)}</th><td>{ValueOf(request, pair.property, pair.value)}{(pair.property.Unit is null ? null : " " + pair.property.Unit)}</td></tr>\n"))}</table></div>
            """));
    }

    private static Html ValueOf(ResourceRequest request, PropertySchema property, object? value)
    {
        if (property.References is not { } target)
        {
            return value is string text ? PageLayout.LinkOrText(text) : Html.Of($"{FeatureText.Of(value)}");
        }

        var ids = value as string[] ?? [FeatureText.Of(value)];
        return Html.Join(ids.Select((id, i) =>
            Html.Of($"{(i == 0 ? "" : ", ")}<a href=\"{PageLayout.PageUrl(request, $"{request.OperationPath}/collections/{target}/items/{Uri.EscapeDataString(id)}")}\">{id}</a>")));
    }
}
