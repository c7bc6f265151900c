using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Pages.Maps;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Pages;

/// <summary>The landing page of an operation without the animated map: what it is, where and when, its collections, what is disputed, and the links for programs.</summary>
internal static class LandingView
{
    public static async Task<Html> RenderAsync(
        ResourceRequest request, IReadOnlyList<Link> links, IReadOnlyList<(CollectionSchema Schema, CollectionExtent Extent)> collections, CancellationToken cancellation)
    {
        var words = Words.In(request.Language);
        var operation = request.Operation.Operation;
        var document = operation.Document;
        var title = PageLayout.Text(request, operation.Title, operation.TitleFr) ?? operation.Id;
        var accounts = await FeatureNames.ReadAsync(request, "accounts", document.Disputes.Select(d => d.Default), cancellation);
        var map = operation.Bbox is [var west, var south, var east, var north]
            ? await MapReader.ReadAsync(request, words.MapOf(title), new BoundingBox(west, south, east, north), cancellation)
            : null;
        return PageLayout.Render(request, title, Html.Of($"""
            <p class="lead">{PageLayout.Text(request, operation.Summary, operation.SummaryFr)}</p>
            <p>{FeatureText.SpanOf(operation.Begin, operation.End, words)}</p>
            <p class="actions"><a class="button" href="{request.Base.Url(request.OperationPath)}">{words.OpenMap}</a></p>
            {(map is null ? null : Html.Of($"<figure>{map}</figure>"))}
            <section>
            <h2>{words.Collections}</h2>
            {CollectionTable.Render(request, collections)}
            </section>
            {(document.Disputes.Count == 0 ? null : Html.Of($"<section>\n<h2>{words.Disputes}</h2>\n{document.Disputes.Select(dispute => DisputeOf(request, dispute, accounts, words))}</section>\n"))}<section>
            <h2>{words.ForPrograms}</h2>
            <ul>
            <li><a href="{PageLayout.PageUrl(request, request.OperationPath + "/tiles")}">{words.VectorTiles}</a></li>
            <li>{words.WholeOperation}{words.Colon} {OperationFormats.All.Select((format, i) => Html.Of($"{(i == 0 ? "" : " · ")}<a href=\"{request.Base.Url($"{request.OperationPath}.{format.Extension}")}\">{format.Extension}</a>"))}</li>
            <li>{words.InQgis}{words.Colon} {QgisLinks.Of(request, request.OperationPath + ".qgs", words.QgisProject, words.QgisProjectOfFile)}</li>
            <li><a href="{PageLayout.PageUrl(request, request.OperationPath + "/api")}">{words.Api}</a></li>
            <li><a href="{PageLayout.PageUrl(request, request.OperationPath + "/conformance")}">{words.Conformance}</a></li>
            <li><a href="{PageLayout.PageUrl(request, request.OperationPath + "/functions")}">{words.Functions}</a></li>
            </ul>
            {DataTable.Render(words.Links, [DataColumn.Of(words.Address), DataColumn.Of(words.Relation), DataColumn.Of(words.Form)], links.Select(link => LinkOf(request, link)))}
            </section>
            <section>
            <h2>{words.Attribution}</h2>
            <ul>
            {document.Attribution.Select(a => Html.Of($"<li>{PageLayout.Text(request, a.Text, a.TextFr)} {(a.Url is null ? null : PageLayout.LinkOrText(a.Url))}</li>\n"))}{(document.Licence is { } licence ? Html.Of($"<li>{words.Licence}{words.Colon} {licence} {(document.LicenceUrl is null ? null : PageLayout.LinkOrText(document.LicenceUrl))}</li>\n") : null)}</ul>
            </section>
            """));
    }

    private static Html DisputeOf(ResourceRequest request, Dispute dispute, FeatureNames accounts, Words words)
    {
        var all = PageLayout.PageUrl(request, request.OperationPath + "/collections/accounts/items", (ContestedProperties.DisputeId, dispute.Id));
        return Html.Of($"""
            <h3><a href="{all}">{PageLayout.Text(request, dispute.Name, dispute.NameFr)}</a></h3>
            <p>{PageLayout.Text(request, dispute.Summary, dispute.SummaryFr)}</p>
            <p><a href="{PageLayout.ItemUrl(request, "accounts", dispute.Default)}">{accounts.Find("accounts", dispute.Default) ?? dispute.Default}</a> ({words.ShownUnlessAnotherIsChosen})</p>

            """);
    }

    private static IReadOnlyList<Html> LinkOf(ResourceRequest request, Link link)
    {
        var shown = link.Href.StartsWith(request.Base.Root, StringComparison.Ordinal) ? link.Href[request.Base.Root.Length..] : link.Href;
        return [Html.Of($"<a href=\"{link.Href}\">{shown}</a>"), Html.Of($"<code>{link.Rel}</code>"), Html.Of($"<code>{link.Type}</code>")];
    }
}
