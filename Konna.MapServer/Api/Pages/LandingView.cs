using Konna.Geo.Encoding;
using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>The landing page of an operation without the map.</summary>
internal static class LandingView
{
    public static Html Render(ResourceRequest request, IReadOnlyList<Link> links)
    {
        var words = Words.In(request.Language);
        var operation = request.Operation.Operation;
        var title = PageLayout.Text(request, operation.Title, operation.TitleFr) ?? operation.Id;
        return PageLayout.Render(request, title, Html.Of($"""
            <p>{PageLayout.Text(request, operation.Summary, operation.SummaryFr)}</p>
            <p>{words.Time}: {Rfc3339.Format(operation.Begin)} - {Rfc3339.Format(operation.End)}</p>
            <ul>
            <li><a href="{request.Base.Url(request.OperationPath)}">{words.OpenMap}</a></li>
            <li><a href="{PageLayout.PageUrl(request, request.OperationPath + "/collections")}">{words.Collections}</a></li>
            <li><a href="{PageLayout.PageUrl(request, request.OperationPath + "/api")}">{words.Api}</a></li>
            <li><a href="{PageLayout.PageUrl(request, request.OperationPath + "/conformance")}">{words.Conformance}</a></li>
            </ul>
            <h2>{words.Links}</h2>
            <ul>
            {links.Select(link => Html.Of($"<li>{link.Rel}: <a href=\"{link.Href}\">{link.Title}</a> ({link.Type})</li>\n"))}</ul>
            <h2>{words.Attribution}</h2>
            <ul>
            {operation.Document.Attribution.Select(a => Html.Of($"<li>{PageLayout.Text(request, a.Text, a.TextFr)} {(a.Url is null ? null : PageLayout.LinkOrText(a.Url))}</li>\n"))}</ul>
            """));
    }
}
