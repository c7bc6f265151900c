using System.Globalization;
using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Operations;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;
using Konna.MapServer.Api.Writes;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.OpenApi;

/// <summary>
/// The OpenAPI 3.0 document of one operation, made from the mounted resources and the schemas of the collections.
/// Every collection has its paths spelt out: clients such as GDAL look for <c>/collections/places/items</c>, not for a template, to learn what they may ask.
/// </summary>
internal static class ApiDocument
{
    private const string OperationPrefix = "/operations/{operationId}";

    /// <param name="server">The operation's address; paths are relative to it.</param>
    /// <param name="issuer">Where the issuer of access tokens describes itself; null: there is none.</param>
    public static OpenApiDocument Make(Operation operation, IReadOnlyList<CollectionSchema> collections, IReadOnlyList<Resource> resources, string server, Uri? issuer)
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = operation.Title,
                Description = operation.Summary,
                Version = typeof(ApiDocument).Assembly.GetName().Version?.ToString(3) ?? "0",
                License = operation.Document is { Licence: { } licence, LicenceUrl: { } url } && Uri.TryCreate(url, UriKind.Absolute, out var address)
                    ? new OpenApiLicense { Name = licence, Url = address }
                    : null,
            },
            Servers = [new OpenApiServer { Url = server }],
            Paths = [],
            Components = new OpenApiComponents
            {
                Schemas = AnswerSchemas.Components(collections).ToDictionary(pair => pair.Name, pair => (IOpenApiSchema)pair.Schema, StringComparer.Ordinal),
                Responses = new Dictionary<string, IOpenApiResponse>(StringComparer.Ordinal),
            },
        };
        document.Components.SecuritySchemes = SecuritySchemes.Make(issuer);
        document.Security = [new OpenApiSecurityRequirement(), .. SecuritySchemes.Requirements(document)];
        foreach (var (status, description) in AnswerSchemas.Problems.Concat(AnswerSchemas.WriteProblems))
        {
            document.Components.Responses[AnswerSchemas.ProblemName(status)] = AnswerSchemas.Problem(description, document);
        }

        foreach (var resource in resources.Where(r => r.Pattern.StartsWith(OperationPrefix, StringComparison.Ordinal)))
        {
            if (resource.Pattern.StartsWith(OperationPrefix + ".", StringComparison.Ordinal))
            {
                document.Paths["/" + operation.Id + resource.Pattern[OperationPrefix.Length..]] = Beside(PathOf(resource, null, document), server);
                continue;
            }

            var path = resource.Pattern.Length == OperationPrefix.Length ? "/" : resource.Pattern[OperationPrefix.Length..];
            if (!path.Contains("{collectionId}", StringComparison.Ordinal))
            {
                document.Paths[path] = PathOf(resource, null, document);
                continue;
            }

            foreach (var collection in collections.Where(c => resource.RepresentationsOf(c).Count > 0))
            {
                document.Paths[path.Replace("{collectionId}", collection.Id, StringComparison.Ordinal)] = PathOf(resource, collection, document);
            }
        }

        return document;
    }

    /// <summary>A path that stands beside the operation's own address, not below it: <c>x.kml</c> beside <c>x</c>.</summary>
    private static OpenApiPathItem Beside(OpenApiPathItem path, string server)
    {
        path.Servers = [new OpenApiServer { Url = server[..server.LastIndexOf('/')] }];
        return path;
    }

    private static OpenApiPathItem PathOf(Resource resource, CollectionSchema? collection, OpenApiDocument document)
    {
        var path = new OpenApiPathItem();
        var responses = new OpenApiResponses { ["200"] = AnswerSchemas.Success(resource, collection, document) };
        if (resource.CanBeEmpty)
        {
            responses["204"] = new OpenApiResponse { Description = "There is nothing here." };
        }

        foreach (var (status, _) in AnswerSchemas.Problems)
        {
            responses[status] = new OpenApiResponseReference(AnswerSchemas.ProblemName(status), document);
        }

        path.AddOperation(HttpMethod.Get, new OpenApiOperation
        {
            OperationId = resource.OperationIdOf(collection),
            Summary = collection is null ? resource.Summary : $"{collection.Title}: {resource.Summary}",
            Parameters = [.. resource.PathParameters.Select(PathParameter), .. resource.AllParametersOf(collection).Select(QueryParameter), .. FormParametersOf(resource, collection)],
            Responses = responses,
        });
        foreach (var write in resource.Writes)
        {
            path.AddOperation(new HttpMethod(write.Method), WriteOf(resource, write, collection, document));
        }

        return path;
    }

    private static OpenApiOperation WriteOf(Resource resource, WriteMethod write, CollectionSchema? collection, OpenApiDocument document)
    {
        var responses = new OpenApiResponses { [write.Success.ToString(CultureInfo.InvariantCulture)] = AnswerSchemas.Written(write, collection, document) };
        foreach (var status in AnswerSchemas.Problems.Select(problem => problem.Status).Where(status => status != "406").Concat(write.Problems).Order(StringComparer.Ordinal))
        {
            responses[status] = new OpenApiResponseReference(AnswerSchemas.ProblemName(status), document);
        }

        return new OpenApiOperation
        {
            OperationId = write.Method.ToLowerInvariant() + resource.OperationIdOf(collection)["get".Length..],
            Summary = collection is null ? write.Summary : $"{collection.Title}: {write.Summary}",
            Parameters = [.. resource.PathParameters.Select(PathParameter), .. write.Parameters.Select(QueryParameter), .. write.IsConditional ? [Condition()] : Array.Empty<IOpenApiParameter>()],
            Security = SecuritySchemes.Requirements(document),
            RequestBody = write.MediaTypes.Count == 0 ? null : AnswerSchemas.Body(write, collection, document),
            Responses = responses,
        };
    }

    private static OpenApiParameter Condition() => new()
    {
        Name = "If-Match",
        In = ParameterLocation.Header,
        Description = "The ETag of what was read: nothing is changed if it was changed since.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiParameter PathParameter(ApiParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Path,
        Description = parameter.Description,
        Required = true,
        Schema = parameter.Schema(),
    };

    private static OpenApiParameter QueryParameter(ApiParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Required = parameter.IsRequired,
        Style = ParameterStyle.Form,
        Explode = false,
        Schema = parameter.Schema(),
    };

    private static IEnumerable<IOpenApiParameter> FormParametersOf(Resource resource, CollectionSchema? collection)
    {
        yield return Choice("f", "The form of the answer, instead of the header Accept.", resource.RepresentationsOf(collection).Select(r => r.Format));
        if (resource.RepresentationsOf(collection).Any(r => r.IsHtml))
        {
            yield return Choice(PageLanguages.ParameterName, "The language of a page, instead of the header Accept-Language.", ["en", "fr"]);
        }

        if (ProfileParameter.IsTaken(resource.RepresentationsOf(collection)))
        {
            yield return QueryParameter(ProfileParameter.Description);
        }
    }

    private static OpenApiParameter Choice(string name, string description, IEnumerable<string> values) => QueryParameter(new ApiParameter(
        name, description, () => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. values.Select(v => (JsonNode)JsonValue.Create(v))] }));
}
