using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../items/{id}/tproperties</c>: which properties of its subject are known over time.</summary>
internal sealed class TemporalProperties : MovingResource
{
    public override string Pattern => Feature + "/tproperties";

    public override string Summary => "What is known of the subject over time";

    public override IReadOnlyList<WriteMethod> Writes => [ValueWrites.AddProperties];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) =>
        [ItemParameters.Limit, ItemParameters.Offset, MovingParameters.Datetime, MovingParameters.SubTemporalValueDescription];

    protected override Func<CancellationToken, Task<object>> Read(ResourceRequest request, string featureId)
    {
        var selection = MovingParameters.Read(request.Query, MovingParameters.SubTemporalValue);
        _ = EntryPage.Of<object>(request, []);
        return async cancellation =>
        {
            var values = await SubjectValues.ReadAsync(request, featureId, cancellation);
            var known = TemporalProperty.All.Select(property => (Property: property, Told: selection.Of(values.Of(property.Name)))).Where(one => one.Told.Count > 0).ToList();
            var (entries, matched, links) = EntryPage.Of(request, known);
            return new TemporalPropertiesDocument(
                selection.IsPart ? [.. entries.SelectMany(entry => entry.Told.Select(told => ParametricOf(entry.Property, told)))] : [.. entries.Select(entry => EntryOf(request, entry.Property))],
                links,
                matched,
                entries.Count);
        };
    }

    private static TemporalPropertyDocument EntryOf(ResourceRequest request, TemporalProperty property) => new(
        property.Name, property.Type, property.Form, property.Description, null,
        [new Link(request.Base.Url($"{request.Path}/{property.Name}"), "item", MediaTypes.Json, property.Description)]);

    private static Dictionary<string, object> ParametricOf(TemporalProperty property, StateValues told)
    {
        var values = TemporalValuesDocument.Of(told.Values);
        return new(StringComparer.Ordinal)
        {
            ["datetimes"] = values.Datetimes,
            [property.Name] = new ParametricValuesDocument(property.Type == "TReal" ? "Measure" : "Text", values.Values, values.Interpolation),
        };
    }
}
