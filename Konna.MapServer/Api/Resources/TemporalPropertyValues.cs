using Konna.Geo.Collections;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../items/{id}/tproperties/{name}</c>: the values of one property of the subject over time, in steps.</summary>
internal sealed class TemporalPropertyValues : MovingResource
{
    public static ApiParameter PropertyName { get; } = new(ValueWrites.PropertyName, "The name of the property.", () => new OpenApiSchema
    {
        Type = JsonSchemaType.String,
        Enum = [.. TemporalProperty.All.Select(property => (System.Text.Json.Nodes.JsonNode)property.Name)],
    });

    public override string Pattern => Feature + "/tproperties/{tPropertyName}";

    public override string Summary => "A property of the subject over time";

    public override IReadOnlyList<WriteMethod> Writes => [ValueWrites.AddValues, ValueWrites.RemoveProperty];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) =>
        [ItemParameters.Limit, ItemParameters.Offset, MovingParameters.Datetime, MovingParameters.SubTemporalValueDescription, MovingParameters.LeafDescription];

    protected override IReadOnlyList<ApiParameter> FurtherPathParameters => [PropertyName];

    protected override Func<CancellationToken, Task<object>> Read(ResourceRequest request, string featureId)
    {
        var property = ValueWrites.PropertyOf(request.Http);
        var selection = MovingParameters.Read(request.Query, MovingParameters.SubTemporalValue);
        _ = EntryPage.Of<object>(request, []);
        return async cancellation =>
        {
            var pieces = (await SubjectValues.ReadAsync(request, featureId, cancellation)).Of(property.Name);
            var selected = selection.Of(pieces);
            var (entries, matched, links) = EntryPage.Of(request, selected);
            return new TemporalPropertyDocument(
                property.Name, property.Type, property.Form, property.Description, [.. entries.Select(entry => TemporalValuesDocument.Of(entry.Values, entry.StateId))], links, matched, entries.Count);
        };
    }
}
