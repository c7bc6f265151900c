using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Writes;

/// <summary>A write after the parts that all writes share have been read and checked.</summary>
internal sealed record WriteRequest
{
    public required HttpContext Http { get; init; }

    public required PublicBase Base { get; init; }

    public required IFeatureStore Store { get; init; }

    public required AnswerSender Sender { get; init; }

    public required EditAuthor Author { get; init; }

    public required WriteCondition Condition { get; init; }

    public required SortedDictionary<string, string> Query { get; init; }

    public WriteBody Body { get; init; } = WriteBody.None;

    /// <summary>The system of the body's coordinates, from the header <c>Content-Crs</c> (OGC API - Features Part 4, 7.4).</summary>
    public required CoordinateReferenceSystem Crs { get; init; }

    /// <summary>Null for resources outside an operation.</summary>
    public StoredOperation? FoundOperation { get; init; }

    /// <summary>Null for resources outside a collection.</summary>
    public CollectionSchema? FoundCollection { get; init; }

    public string OperationId => FoundOperation!.Operation.Id;

    /// <summary>The revision that <c>If-Match</c> says the operation must have; null: any. Of several that would do it is the one that was found.</summary>
    public long? ExpectedRevision => Condition.Versions switch
    {
        null => null,
        [var only] => only,
        var several => FoundOperation is { } found && several.Contains(found.Revision) ? found.Revision : several[0],
    };

    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>An id from the path.</summary>
    /// <exception cref="RequestFailedException">404 when it cannot be an id.</exception>
    public string Id(string routeName, string what) =>
        Http.GetRouteValue(routeName) is string text && Slug.IsId(text) ? text : throw new RequestFailedException(FailureTable.NotFound(what));

    /// <summary>The request of a client that, after the write, asks for something without saying how.</summary>
    /// <param name="path">Of what is asked for.</param>
    /// <param name="offered">Its forms.</param>
    /// <param name="form">The one that is sent.</param>
    /// <param name="operation">As it is now.</param>
    public ResourceRequest Reading(string path, IReadOnlyList<Representation> offered, Representation form, StoredOperation operation, CollectionSchema? collection = null) => new()
    {
        Http = Http,
        Base = Base,
        Store = Store,
        Path = path,
        Query = new(StringComparer.Ordinal),
        Offered = offered,
        Representation = form,
        FormatIsExplicit = false,
        Language = PageLanguage.English,
        FoundOperation = operation,
        FoundCollection = collection,
    };

    public async Task<StoredOperation> FindOperationAsync(string id) =>
        await Store.FindOperationAsync(id, Cancellation) ?? throw new RequestFailedException(FailureTable.NotFound("operation"));

    public async Task<ReadOnlyMemory<byte>> ReadBodyAsync()
    {
        using var copy = new MemoryStream();
        await Body.Content.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    }
}
