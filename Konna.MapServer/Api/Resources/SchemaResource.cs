using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Filtering;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.OpenApi;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary>
/// Properties of a collection as a JSON Schema in the form of OGC API - Common Part 3, or as a page. Keywords of our own are not allowed there,
/// so French titles come with <c>lang=fr</c> instead of beside the English ones; the header Accept-Language speaks for pages alone.
/// </summary>
internal abstract class SchemaResource : Resource
{
    public override IReadOnlyList<Representation> Representations => [Representation.Schema, Representation.Html];

    public override RequestKind Kind => RequestKind.Description;

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var version = Versions.Of(request.Operation);
        var properties = PropertiesOf(request.Collection).ToList();
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, SchemaPage.Render(request, TitleIn(Words.In(request.Language)), IntroductionIn(Words.In(request.Language)), properties, HasGeometry(request.Collection)))
            : Answer.Json(version, DocumentOf(request, properties)));
    }

    /// <summary>The properties it lists.</summary>
    protected abstract IEnumerable<PropertySchema> PropertiesOf(CollectionSchema collection);

    protected virtual bool HasGeometry(CollectionSchema collection) => collection.HasGeometry;

    protected abstract string TitleIn(Words words);

    /// <summary>What the list is good for.</summary>
    protected abstract string IntroductionIn(Words words);

    private JsonObject DocumentOf(ResourceRequest request, IReadOnlyList<PropertySchema> listed)
    {
        var collection = request.Collection;
        var isFrench = request.Query.ContainsKey(PageLanguages.ParameterName) && request.Language == PageLanguage.French;
        var properties = new JsonObject();
        foreach (var property in listed)
        {
            properties[property.Name] = JsonSchemas.Of(property, properties.Count + 1, isFrench);
        }

        if (HasGeometry(collection))
        {
            properties[FilterCheck.GeometryName] = JsonSchemas.OfGeometry(collection, properties.Count + 1, isFrench);
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = request.Base.Url(request.Path),
            ["type"] = "object",
            ["title"] = isFrench ? collection.TitleFr : collection.Title,
            ["description"] = isFrench ? collection.DescriptionFr : collection.Description,
            ["properties"] = properties,
            ["required"] = new JsonArray([.. listed.Where(p => p.Role == PropertyRole.Id).Select(p => (JsonNode)p.Name)]),
            ["additionalProperties"] = false,
        };
    }
}
