using Konna.Geo.Edits;
using Konna.Geo.Features;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Resources;
using Konna.MapServer.Storage;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Writes;

/// <summary>
/// Temporal properties of movements written, and taken away (OGC API - Moving Features, 22-003r3: tproperties-post, tproperty-post, tproperty-delete, tpvalue-delete). They are kept in
/// the states of the unit that moves.
/// </summary>
internal static class ValueWrites
{
    public const string PropertyName = "tPropertyName";
    public const string ValueId = "tValueId";

    /// <summary>How often a change is made anew when the states were changed meanwhile.</summary>
    private const int MostAttempts = 3;

    private static readonly TemporalPropertyValues Property = new();
    private static readonly TemporalPropertyValue Value = new();

    public static WriteMethod AddProperties { get; } = new(HttpMethods.Post, "Adds properties with their values", [MediaTypes.Json], StatusCodes.Status201Created, AddPropertiesAsync)
    {
        Body = () => new OpenApiSchema
        {
            Description = "A temporal property (name, type, valueSequence), or ParametricValues of MF-JSON (OGC 19-045r3), one or an array of them.",
            AnyOf = [new OpenApiSchema { Type = JsonSchemaType.Object }, new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } }],
        },
    };

    public static WriteMethod AddValues { get; } = new(HttpMethods.Post, "Adds values that begin after those that are there", [MediaTypes.Json], StatusCodes.Status201Created, AddValuesAsync)
    {
        Body = () => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Values over time: datetimes, as many values, and interpolation (Step or Discrete).",
            Required = new HashSet<string>(["datetimes", "values", "interpolation"], StringComparer.Ordinal),
        },
    };

    public static WriteMethod RemoveProperty { get; } = new(HttpMethods.Delete, "Takes the property away", [], StatusCodes.Status204NoContent, request => RemoveAsync(request, null));

    public static WriteMethod RemoveValue { get; } = new(
        HttpMethods.Delete, "Takes the value away", [], StatusCodes.Status204NoContent, request => RemoveAsync(request, request.Id(ValueId, "temporal value")));

    /// <summary>The property that the address names.</summary>
    /// <exception cref="RequestFailedException">404 when there is no property of that name.</exception>
    public static TemporalProperty PropertyOf(HttpContext http) =>
        TemporalProperty.All.FirstOrDefault(p => p.Name == http.GetRouteValue(PropertyName) as string) ?? throw new RequestFailedException(FailureTable.NotFound("temporal property"));

    private static async Task<WriteAnswer> AddPropertiesAsync(WriteRequest request)
    {
        var body = await request.ReadBodyAsync();
        var (edit, _) = await ChangeAsync(request, edits => edits.AddProperties(body));
        var names = edit.Edits.SelectMany(e => TemporalProperty.All.Where(p => e.Part!.Moved.Any(moved => moved.Here == "/properties/" + p.Name))).Select(p => p.Name).Distinct().ToList();
        var paths = names.ConvertAll(name => $"{PathOf(request)}/{name}");
        request.Http.Request.RouteValues[PropertyName] = names[0];
        return await ShowAsync(request, Property, paths);
    }

    private static async Task<WriteAnswer> AddValuesAsync(WriteRequest request)
    {
        var (name, body) = (PropertyOf(request.Http).Name, await request.ReadBodyAsync());
        var (_, outcome) = await ChangeAsync(request, edits => edits.AddValues(name, body));
        request.Http.Request.RouteValues[ValueId] = outcome.Ids[0];
        return await ShowAsync(request, Value, [.. outcome.Ids.Select(id => $"{PathOf(request)}/{name}/{id}")]);
    }

    private static async Task<WriteAnswer> RemoveAsync(WriteRequest request, string? valueId)
    {
        var name = PropertyOf(request.Http).Name;
        await ChangeAsync(request, edits => edits.Remove(name, valueId) ?? throw new RequestFailedException(FailureTable.NotFound("temporal value")));
        return new WriteAnswer(StatusCodes.Status204NoContent);
    }

    private static async Task<(PathEdit Edit, EditOutcome Outcome)> ChangeAsync(WriteRequest request, Func<ValueEdits, PathEdit> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var operation = await request.FindOperationAsync(request.OperationId);
            var (sequence, _) = await MovingFeature.ReadRowsAsync(request.Store, operation, request.FoundCollection!, request.Id(ItemWrites.FeatureId, "feature"), request.Cancellation);
            var values = await SubjectValues.ReadAsync(request.Store, operation, sequence, request.Cancellation);
            var rows = await WithVersionsAsync(request, values);
            var edit = change(new ValueEdits(values.Schema, sequence.Unit, sequence.Account, rows, values.Of));
            if (edit.Problems.Count > 0)
            {
                throw new RequestFailedException(FailureTable.Refused(edit.Problems));
            }

            var writing = request with { FoundOperation = operation, FoundCollection = values.Schema };
            var versions = rows.ToDictionary(row => row.Id, row => row.Version, StringComparer.Ordinal);
            var edits = edit.Edits.Select(e => new FeatureEdit(values.Schema.Id, e.ItemId, e.Part?.Feature) { IsNew = e.ItemId is null, ExpectedVersion = e.ItemId is { } id ? versions[id] : null }).ToList();

            // Of several states, the one that was changed last tells whether all were seen.
            if (request.Condition.Versions is { } wanted && edits.MaxBy(e => e.ExpectedVersion) is { ExpectedVersion: { } there } last && !wanted.Contains(there))
            {
                throw await ItemWrites.OtherVersionAsync(writing, last.ItemId!);
            }

            var outcome = await request.Store.ApplyAsync(request.OperationId, edits, request.Author, request.Cancellation);
            if (outcome.Result != EditResult.OtherVersion || request.Condition.Versions is not null || attempt == MostAttempts)
            {
                return (edit, await ItemWrites.CheckedAsync(writing, [.. edit.Edits.Select(e => e.Part)], edits, outcome));
            }
        }
    }

    /// <summary>The states again, each as it is now, with the version that says so.</summary>
    private static async Task<IReadOnlyList<FeatureRow>> WithVersionsAsync(WriteRequest request, SubjectValues values)
    {
        var rows = new List<FeatureRow>();
        foreach (var row in values.Rows)
        {
            if (await request.Store.FindFeatureAsync(request.OperationId, values.Schema, row.Id, request.Cancellation) is { } versioned)
            {
                rows.Add(versioned);
            }
        }

        return rows;
    }

    /// <summary>What is at the first of the addresses, and where the others are.</summary>
    private static async Task<WriteAnswer> ShowAsync(WriteRequest request, MovingResource resource, List<string> paths)
    {
        var operation = await request.FindOperationAsync(request.OperationId);
        var reading = request.Reading(paths[0], resource.RepresentationsOf(request.FoundCollection), Representation.Json, operation, request.FoundCollection);
        return new WriteAnswer(StatusCodes.Status201Created, (reading, await resource.AnswerAsync(reading)))
        {
            Location = request.Base.Url(paths[0]),
            Locations = paths.Count > 1 ? [.. paths.Select(path => request.Base.Url(path))] : [],
        };
    }

    private static string PathOf(WriteRequest request) =>
        $"/operations/{request.OperationId}/collections/{request.FoundCollection!.Id}/items/{request.Id(ItemWrites.FeatureId, "feature")}/tproperties";
}
