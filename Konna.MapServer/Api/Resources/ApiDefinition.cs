using Konna.Geo.Features;
using Konna.MapServer.Api.Access.Tokens;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.OpenApi;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/api</c>: the OpenAPI document, and the same as a readable page.</summary>
/// <param name="oidc">The issuer of access tokens; null: none.</param>
/// <param name="bodies">The document has two megabytes, the page half of one: made anew for each who asks, they would be the dearest of all answers.</param>
internal sealed class ApiDefinition(IReadOnlyList<Resource> mounted, OidcSettings? oidc, KeptBodies bodies) : Resource
{
    public override string Pattern => "/operations/{operationId}/api";

    public override string Summary => "This API definition";

    public override RequestKind Kind => RequestKind.Description;

    public override IReadOnlyList<Representation> Representations => [Representation.OpenApi, Representation.Html];

    public override IReadOnlyList<string> ConformanceClasses => [ConformanceClass.CommonOpenApi, ConformanceClass.FeaturesOpenApi, ConformanceClass.TilesOpenApi];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var version = $"{Versions.Of(request.Operation)} {oidc?.Discovery}";
        var answer = request.Representation.IsHtml
            ? Answer.Page(version, async cancellation => ApiPage.Render(
                request, DocumentOf(request), request.Operation.Collections, await ExamplesAsync(request, cancellation)))
            : new Answer
            {
                Version = version,
                WriteAsync = async (pipe, cancellation) =>
                {
                    await using var stream = pipe.AsStream(leaveOpen: true);
                    await DocumentOf(request).SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_0, cancellation);
                },
            };
        return ValueTask.FromResult(answer.KeptWhenRepeated(bodies));
    }

    /// <summary>The id of one feature of each collection.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> ExamplesAsync(ResourceRequest request, CancellationToken cancellation)
    {
        var examples = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var collection in request.Operation.Collections)
        {
            var page = await request.Features.ReadPageAsync(new FeatureQuery(request.Operation.Operation.Id, collection) { Limit = 1 }, cancellation);
            if (page.Rows.Count > 0)
            {
                examples[collection.Id] = page.Rows[0].Id;
            }
        }

        return examples;
    }

    private OpenApiDocument DocumentOf(ResourceRequest request) => ApiDocument.Make(
        request.Operation.Operation, request.Operation.Collections, mounted, request.Base.Url(request.OperationPath), oidc?.Discovery);
}
