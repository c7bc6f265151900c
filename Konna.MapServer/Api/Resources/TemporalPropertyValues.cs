using Konna.Geo.Collections;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../items/{id}/tproperties/{name}</c>: the values of one property of the subject over time, in steps.</summary>
internal sealed class TemporalPropertyValues : MovingResource
{
    private static readonly ApiParameter PropertyName = new("tPropertyName", "The name of the property.", () => new OpenApiSchema
    {
        Type = JsonSchemaType.String,
        Enum = [.. TemporalProperty.All.Select(property => (System.Text.Json.Nodes.JsonNode)property.Name)],
    });

    public override string Pattern => Feature + "/tproperties/{tPropertyName}";

    public override string Summary => "A property of the subject over time";

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) =>
        [ItemParameters.Limit, ItemParameters.Offset, MovingParameters.Datetime, MovingParameters.SubTemporalValueDescription, MovingParameters.LeafDescription];

    protected override IReadOnlyList<ApiParameter> FurtherPathParameters => [PropertyName];

    protected override Func<CancellationToken, Task<object>> Read(ResourceRequest request, string featureId)
    {
        var property = TemporalProperty.All.FirstOrDefault(p => p.Name == request.Http.GetRouteValue("tPropertyName") as string)
            ?? throw new RequestFailedException(FailureTable.NotFound("temporal property"));
        var selection = MovingParameters.Read(request.Query, MovingParameters.SubTemporalValue);
        _ = EntryPage.Of<object>(request, []);
        return async cancellation =>
        {
            var pieces = (await TemporalPropertyReading.ReadAsync(request, featureId, cancellation))(property.Name);
            var selected = pieces.Select(piece => selection.Of(piece)).OfType<TemporalValues<object>>().ToList();
            var (entries, matched, links) = EntryPage.Of(request, selected);
            return new TemporalPropertyDocument(
                property.Name, property.Type, property.Form, property.Description, [.. entries.Select(TemporalValuesDocument.Of)], links, matched, entries.Count);
        };
    }
}
