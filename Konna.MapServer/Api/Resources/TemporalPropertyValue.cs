using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../items/{id}/tproperties/{name}/{tValueId}</c>: what one state tells of a property of the subject.</summary>
internal sealed class TemporalPropertyValue : MovingResource
{
    private static readonly ApiParameter ValueId = IdParameter(ValueWrites.ValueId, "The id of a value of the property.");

    public override string Pattern => Feature + "/tproperties/{tPropertyName}/{tValueId}";

    public override string Summary => "One value of a property of the subject";

    public override IReadOnlyList<WriteMethod> Writes => [ValueWrites.RemoveValue];

    protected override IReadOnlyList<ApiParameter> FurtherPathParameters => [TemporalPropertyValues.PropertyName, ValueId];

    protected override Func<CancellationToken, Task<object>> Read(ResourceRequest request, string featureId)
    {
        var (name, id) = (ValueWrites.PropertyOf(request.Http).Name, request.Id(ValueWrites.ValueId, "temporal value"));
        return async cancellation =>
        {
            var values = await SubjectValues.ReadAsync(request, featureId, cancellation);
            var found = values.Of(name).FirstOrDefault(value => value.StateId == id) ?? throw new RequestFailedException(FailureTable.NotFound("temporal value"));
            return TemporalValuesDocument.Of(found.Values, found.StateId);
        };
    }
}
