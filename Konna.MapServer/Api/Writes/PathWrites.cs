using Konna.Geo.Edits;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Resources;
using Konna.MapServer.Storage;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Writes;

/// <summary>Paths added to movements and taken from them (OGC API - Moving Features, 22-003r3: tgsequence-post, tpgeometry-delete).</summary>
internal static class PathWrites
{
    public const string GeometryId = "tGeometryId";

    /// <summary>How often a change is made anew when the segments were changed meanwhile.</summary>
    private const int MostAttempts = 3;

    private static readonly TemporalGeometryPath Path = new();

    public static WriteMethod Add { get; } = new(HttpMethods.Post, "Adds a path that begins after those that are there", [MediaTypes.Json], StatusCodes.Status201Created, AddAsync)
    {
        Body = () => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "A MovingPoint of MF-JSON (OGC 19-045r3): type, datetimes, coordinates, interpolation, and perhaps the id it is to have.",
            Required = new HashSet<string>(["type", "datetimes", "coordinates"], StringComparer.Ordinal),
        },
    };

    public static WriteMethod Remove { get; } = new(HttpMethods.Delete, "Takes the path away", [], StatusCodes.Status204NoContent, RemoveAsync);

    private static async Task<WriteAnswer> AddAsync(WriteRequest request)
    {
        var (id, body) = (request.Id(ItemWrites.FeatureId, "feature"), await request.ReadBodyAsync());
        var outcome = await ChangeAsync(request, id, id, edits => edits.Add(body, request.Crs));
        request.Http.Request.RouteValues[GeometryId] = outcome.Ids[^1];
        var operation = await request.FindOperationAsync(request.OperationId);
        var path = $"/operations/{request.OperationId}/collections/{request.FoundCollection!.Id}/items/{id}/tgsequence/{outcome.Ids[^1]}";
        var reading = request.Reading(path, Path.RepresentationsOf(request.FoundCollection), Representation.Json, operation, request.FoundCollection);
        return new WriteAnswer(StatusCodes.Status201Created, (reading, await Path.AnswerAsync(reading))) { Location = request.Base.Url(path) };
    }

    private static async Task<WriteAnswer> RemoveAsync(WriteRequest request)
    {
        var (id, geometryId) = (request.Id(ItemWrites.FeatureId, "feature"), request.Id(GeometryId, "temporal geometry"));
        await ChangeAsync(request, id, geometryId, edits => edits.Remove(geometryId) ?? throw new RequestFailedException(FailureTable.NotFound("temporal geometry")));
        return new WriteAnswer(StatusCodes.Status204NoContent);
    }

    /// <param name="id">Of the movement feature.</param>
    /// <param name="versionedId">Of the feature of the strand whose version <c>If-Match</c> names.</param>
    private static async Task<EditOutcome> ChangeAsync(WriteRequest request, string id, string versionedId, Func<PathEdits, PathEdit> change)
    {
        var collection = request.FoundCollection!;
        for (var attempt = 1; ; attempt++)
        {
            var operation = await request.FindOperationAsync(request.OperationId);
            var (sequence, rows) = await MovingFeature.ReadRowsAsync(request.Store, operation, collection, id, request.Cancellation);
            var edit = change(new PathEdits(collection, sequence, rows));
            if (edit.Problems.Count > 0)
            {
                throw new RequestFailedException(FailureTable.Refused(edit.Problems));
            }

            long? version = null;
            if (request.Condition.Versions is { } wanted)
            {
                var there = await request.Store.FindFeatureAsync(request.OperationId, collection, versionedId, request.Cancellation) ?? throw new RequestFailedException(FailureTable.NotFound("feature"));
                version = wanted.Contains(there.Version) ? there.Version : throw await ItemWrites.OtherVersionAsync(request, versionedId);
            }

            var edits = edit.Edits.Select(e => new FeatureEdit(collection.Id, e.ItemId, e.Part?.Feature) { IsNew = e.ItemId is null, ExpectedVersion = e.ItemId == versionedId ? version : null }).ToList();
            var outcome = await request.Store.ApplyAsync(request.OperationId, edits, request.Author, request.Cancellation);
            if (outcome.Result != EditResult.Refused || outcome.Revision == operation.Revision || attempt == MostAttempts)
            {
                return await ItemWrites.CheckedAsync(request, [.. edit.Edits.Select(e => e.Part)], edits, outcome);
            }
        }
    }
}
