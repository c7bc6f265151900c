using System.Text.Json.Nodes;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Pages;

/// <summary>The OpenAPI document as a page.</summary>
internal static class ApiPage
{
    public static Html Render(ResourceRequest request, OpenApiDocument document)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, words.Api, Html.Of($"""
            <p>{words.ApiIntro}</p>
            <p><code>{request.Base.Url(request.OperationPath)}</code></p>
            {document.Paths.Select(path => PathOf(path.Key, path.Value.Operations![HttpMethod.Get]))}
            """));
    }

    private static Html PathOf(string path, OpenApiOperation operation) => Html.Of($"""
        <section>
        <h2><code>{path}</code></h2>
        <p>{operation.Summary}. {string.Join(", ", operation.Responses!["200"].Content!.Keys)}</p>
        <details><summary>{string.Join(", ", operation.Parameters!.Select(p => p.Name))}</summary>
        <div class="scroll"><table>
        {operation.Parameters!.Select(p => Html.Of($"<tr><th><code>{p.Name}</code></th><td>{p.Description}</td><td>{ValuesOf(p.Schema!)}</td></tr>\n"))}</table></div>
        </details>
        </section>

        """);

    private static string ValuesOf(IOpenApiSchema schema)
    {
        var type = schema.Type?.ToString().ToLowerInvariant();
        return schema.Enum is { Count: > 0 } values ? string.Join(", ", values.Select(v => v is JsonValue text ? text.ToString() : "null")) : $"{type} {schema.Format}".TrimEnd();
    }
}
