using System.Globalization;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;

namespace Konna.MapServer.Api.Pages;

/// <summary>One collection: what it holds, where and when, and its properties.</summary>
internal static class CollectionPage
{
    public static Html Render(ResourceRequest request, CollectionDocument document)
    {
        var words = Words.In(request.Language);
        var collection = request.Collection;
        var title = PageLayout.Text(request, collection.Title, collection.TitleFr) ?? collection.Id;
        var box = document.Extent?.Spatial?.Bbox[0];
        var interval = document.Extent?.Temporal?.Interval[0];
        return PageLayout.Render(request, title, Html.Of($"""
            <p>{PageLayout.Text(request, collection.Description, collection.DescriptionFr)}</p>
            <p><a href="{PageLayout.PageUrl(request, request.CollectionPath + "/items")}">{words.Features}</a> · <a href="{request.Base.Url($"{request.OperationPath}/{collection.Id}.geojson")}">{words.DownloadGeoJson}</a>{FeatureFormats.For(collection).Skip(1).Select(f => Html.Of($" · <a href=\"{request.Base.Url($"{request.OperationPath}/{collection.Id}.{f.Extension}")}\">{f.Extension}</a>"))}</p>
            {(box is null ? null : Html.Of($"<p>{words.Extent}: {string.Join(", ", box.Select(n => n.ToString("0.####", CultureInfo.InvariantCulture)))}</p>\n"))}{(interval is null ? null : Html.Of($"<p>{words.Time}: {interval[0] ?? ".."} - {interval[1] ?? ".."}</p>\n"))}<h2>{words.Properties}</h2>
            <p><a href="{PageLayout.PageUrl(request, request.CollectionPath + "/schema")}">{words.Schema}</a> · <a href="{PageLayout.PageUrl(request, request.CollectionPath + "/queryables")}">{words.Queryables}</a> · <a href="{PageLayout.PageUrl(request, request.CollectionPath + "/sortables")}">{words.Sortables}</a></p>
            <div class="scroll"><table>
            {collection.Properties.Select(p => Html.Of($"<tr><th><code>{p.Name}</code></th><td>{PageLayout.Text(request, p.Title, p.TitleFr)}</td><td>{p.Type.ToString()}{(p.Unit is null ? null : $", {p.Unit}")}</td><td>{string.Join(", ", p.Values)}</td></tr>\n"))}</table></div>
            """));
    }
}
