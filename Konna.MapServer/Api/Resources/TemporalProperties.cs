using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../items/{id}/tproperties</c>: which properties of its subject are known over time.</summary>
internal sealed class TemporalProperties : MovingResource
{
    public override string Pattern => Feature + "/tproperties";

    public override string Summary => "What is known of the subject over time";

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [ItemParameters.Limit, ItemParameters.Offset, MovingParameters.Datetime];

    protected override Func<CancellationToken, Task<object>> Read(ResourceRequest request, string featureId)
    {
        var time = DatetimeParameter.Read(request.Query);
        _ = EntryPage.Of<object>(request, []);
        return async cancellation =>
        {
            var pieces = await TemporalPropertyReading.ReadAsync(request, featureId, cancellation);
            var selection = new TemporalSelection(time?.Lower, time?.Upper, null, false, null);
            var known = TemporalProperty.All.Where(property => pieces(property.Name).Any(piece => selection.Of(piece) is not null)).ToList();
            var (entries, matched, links) = EntryPage.Of(request, known);
            return new TemporalPropertiesDocument([.. entries.Select(property => EntryOf(request, property))], links, matched, entries.Count);
        };
    }

    private static TemporalPropertyDocument EntryOf(ResourceRequest request, TemporalProperty property) => new(
        property.Name, property.Type, property.Form, property.Description, null,
        [new Link(request.Base.Url($"{request.Path}/{property.Name}"), "item", MediaTypes.Json, property.Description)]);
}
