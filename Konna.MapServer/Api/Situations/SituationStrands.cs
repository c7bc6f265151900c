using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;

namespace Konna.MapServer.Api.Situations;

/// <summary><c>{op}/situation/strands</c>: the table that the positions of the binary form stand in the order of.</summary>
internal sealed class SituationStrands(SituationModels models) : Resource
{
    public override string Pattern => "/operations/{operationId}/situation/strands";

    public override string Summary => "The strands of all movements, in the order of the binary form of situations";

    public override bool HasPast => true;

    public override SnapshotUse Snapshot => SnapshotUse.Never;

    public override IReadOnlyList<Representation> Representations => [Representation.Json];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request) => ValueTask.FromResult(Answer.Json(Versions.Of(request.Operation), async cancellation =>
    {
        var model = await models.GetAsync(request.Features, request.Operation, cancellation);
        return new Table(request.Operation.Revision, [.. model.Strands.Select(strand => new Row(
            strand.Id, strand.Subject, strand.SubjectKind, strand.SideId, strand.Name, strand.NameFr, strand.MovementId, strand.Strand, strand.AccountId,
            strand.Kind, strand.Participants, strand.Sidc, strand.Dispersed, strand.RadiusM, strand.Confidence, strand.Sources, Rfc3339.Format(strand.Begin), Rfc3339.Format(strand.End)))]);
    }));

    private sealed record Table(long Revision, IReadOnlyList<Row> Strands);

    private sealed record Row(
        string Id, string Subject, string? SubjectKind, string? SideId, string? Name, string? NameFr, string MovementId, string? Strand, string? AccountId,
        string? Kind, IReadOnlyList<string> Participants, string? Sidc, bool Dispersed, double? RadiusM, string? Confidence, IReadOnlyList<string> Sources, string Begin, string End);
}
