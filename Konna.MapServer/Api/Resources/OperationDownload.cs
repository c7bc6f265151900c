using Konna.Geo.Collections;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}.gpkg</c> and the like: a whole operation under a name to paste into a GIS, all of one revision.</summary>
internal sealed class OperationDownload(OperationFormat format) : Resource
{
    public override string Pattern => "/operations/{operationId}." + format.Extension;

    public override bool NamesItsForm => true;

    public override string Name => "OperationDownload." + format.Extension;

    public override string Summary => $"The whole operation as {format.Representation.Title}";

    public override RequestKind Kind => RequestKind.Download;

    public override bool HasPast => format.HasPast;

    /// <summary>The other forms are copies of one revision by themselves.</summary>
    public override SnapshotUse Snapshot => format.HasPast ? SnapshotUse.Always : SnapshotUse.WhenOvertaken;

    public override IReadOnlyList<Representation> Representations => [format.Representation];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => format.Parameters;

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request) => ValueTask.FromResult(new Answer
    {
        Version = format.VersionOf(request),
        IsFixed = format.IsFixed(request),
        IsStreamed = true,
        DownloadName = $"{request.Operation.Operation.Id}.{format.Extension}",
        WriteAsync = format.Prepare(request),
    });
}
