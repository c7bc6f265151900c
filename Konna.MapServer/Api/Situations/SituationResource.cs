using System.IO.Pipelines;
using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.JsonFg;
using Konna.Geo.Features;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;

namespace Konna.MapServer.Api.Situations;

/// <summary><c>{op}/situation</c>: where everything is at one instant, or at each of a sequence, under a choice of accounts.</summary>
internal sealed class SituationResource(SituationModels models) : Resource
{
    public override string Pattern => "/operations/{operationId}/situation";

    public override string Name => "Situation";

    public override string Summary => "The situation at an instant, or at each of a sequence";

    public override bool HasPast => true;

    public override SnapshotUse Snapshot => SnapshotUse.Never;

    public override IReadOnlyList<Representation> Representations => [Representation.GeoJson, Representation.JsonFg, Representation.JsonFgPlus, Representation.SituationBinary];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [SituationTimes.Datetime, SituationTimes.StepParameter, SituationAccounts.Parameter];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var times = SituationTimes.Read(request.Query);
        var asked = SituationAccounts.Read(request.Query);
        return ValueTask.FromResult(new Answer
        {
            Version = Versions.Of(request.Operation),
            ContentCrs = BboxParameter.Crs84,
            IsStreamed = times.IsSequence,
            WriteAsync = async (pipe, cancellation) =>
            {
                var model = await models.GetAsync(request.Features, request.Operation, cancellation);
                var choice = SituationAccounts.Choose(model, asked);
                await (request.Representation == Representation.SituationBinary
                    ? WriteBinaryAsync(pipe, request, model, choice, times, cancellation)
                    : WriteGeoJsonAsync(pipe, request, model, choice, times, cancellation));
            },
        });
    }

    private static async Task WriteBinaryAsync(
        PipeWriter pipe, ResourceRequest request, SituationModel model, AccountChoice choice, SituationTimes times, CancellationToken cancellation)
    {
        SituationBinary.WriteHeader(pipe, request.Operation.Revision, times.Begin, times.Step, times.Count, model.Strands.Count);
        foreach (var t in times.Instants)
        {
            SituationBinary.WritePositions(pipe, await PositionsAsync(request, model, choice, t, cancellation));
            await pipe.FlushAsync(cancellation);
        }
    }

    private static async Task WriteGeoJsonAsync(
        PipeWriter pipe, ResourceRequest request, SituationModel model, AccountChoice choice, SituationTimes times, CancellationToken cancellation)
    {
        var (events, areas) = (SituationReading.Schema(request.Features, "events"), SituationReading.Schema(request.Features, "areas"));
        var writer = new SituationWriter(pipe, events, areas, JsonFgRootOf(request));
        writer.WriteHead(new SituationHead(times.Begin, choice.Ids, request.Operation.Revision, LinksOf(request))
        {
            End = times.IsSequence ? times.End : null,
            Step = times.StepText,
        });
        foreach (var t in times.Instants)
        {
            writer.MoveTo(t);
            writer.WritePositions(await PositionsAsync(request, model, choice, t, cancellation));
            if (model.HasEvents)
            {
                await WriteItemsAsync(request, new CurrentItems(events, t, choice), row => writer.WriteEvent(row), cancellation);
            }

            if (model.HasAreas)
            {
                await WriteItemsAsync(request, new CurrentItems(areas, t, choice), row => writer.WriteArea(row), cancellation);
            }

            await pipe.FlushAsync(cancellation);
        }

        writer.WriteEnd();
    }

    private static JsonFgRoot? JsonFgRootOf(ResourceRequest request) => request.Representation == Representation.GeoJson ? null : new JsonFgRoot(
        request.Representation == Representation.JsonFgPlus ? JsonFgProfile.JsonFgPlus : JsonFgProfile.JsonFg, CrsRegistry.Crs84);

    private static async Task<SituationPosition?[]> PositionsAsync(
        ResourceRequest request, SituationModel model, AccountChoice choice, DateTimeOffset t, CancellationToken cancellation) =>
        model.At(t, choice, model.NeedsWindow ? await SituationReading.ReadWindowAsync(request.Features, request.Operation.Operation.Id, t, cancellation) : null);

    private static async Task WriteItemsAsync(ResourceRequest request, CurrentItems items, Action<FeatureRow> write, CancellationToken cancellation)
    {
        await foreach (var row in OneRevision.Of(request, request.Features.StreamAsync(items.Question(request.Operation.Operation.Id), cancellation), cancellation))
        {
            if (items.Selects(row))
            {
                write(row);
            }
        }
    }

    private static IReadOnlyList<Link> LinksOf(ResourceRequest request) =>
    [
        .. request.OwnLinks(),
        new Link(request.Base.Url(request.OperationPath), Relations.Collection, MediaTypes.Json, "The operation"),
        new Link(request.Base.Url(request.OperationPath + "/situation/strands"), Relations.DescribedBy, MediaTypes.Json, "Who the positions of the binary form belong to"),
    ];
}
