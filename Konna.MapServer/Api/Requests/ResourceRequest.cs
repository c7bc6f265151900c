using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Past;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Requests;

/// <summary>A request after the parts that all resources share have been read and checked.</summary>
internal sealed record ResourceRequest
{
    public required HttpContext Http { get; init; }

    public required PublicBase Base { get; init; }

    public required IFeatureStore Store { get; init; }

    /// <summary>What the features are read from: the store, a snapshot of it, or the operation as it was.</summary>
    public IFeatureReader Features { get => field ?? Store; init; }

    /// <summary>Set when the features are read in a snapshot, which is not to be held while a client reads.</summary>
    public IFeatureSnapshot? Snapshot { get; init; }

    /// <summary>Set when the operation is asked for as it was: <see cref="Operation"/> and <see cref="Features"/> are then of that time.</summary>
    public AsOfParameter? AsOf { get; init; }

    /// <summary>The path of the resource with its ids as stored, whatever way the client spelt it.</summary>
    public required string Path { get; init; }

    /// <summary>The parameters without those that have chosen the representation, ordered by name.</summary>
    public required SortedDictionary<string, string> Query { get; init; }

    public required IReadOnlyList<Representation> Offered { get; init; }

    public required Representation Representation { get; init; }

    /// <summary>True when <c>f</c> asked for a representation by name.</summary>
    public required bool FormatIsExplicit { get; init; }

    public required PageLanguage Language { get; init; }

    /// <summary>Null for resources outside an operation.</summary>
    public StoredOperation? FoundOperation { get; init; }

    /// <summary>Null for resources outside a collection.</summary>
    public CollectionSchema? FoundCollection { get; init; }

    public CancellationToken Cancellation => Http.RequestAborted;

    public StoredOperation Operation => FoundOperation ?? throw new InvalidOperationException("This resource belongs to no operation.");

    public CollectionSchema Collection => FoundCollection ?? throw new InvalidOperationException("This resource belongs to no collection.");

    public string OperationPath => "/operations/" + Operation.Operation.Id;

    public string CollectionPath => $"{OperationPath}/collections/{Collection.Id}";

    /// <summary>An id from the path.</summary>
    /// <exception cref="RequestFailedException">404 when it cannot be an id.</exception>
    public string Id(string routeName, string what) =>
        Http.GetRouteValue(routeName) is string text && Slug.IsId(text) ? text : throw new RequestFailedException(FailureTable.NotFound(what));

    /// <summary>The operations that the caller may know of, by id.</summary>
    public async Task<IReadOnlyList<StoredOperation>> ListOperationsAsync()
    {
        var caller = Http.Caller();
        return [.. (await Store.ListOperationsAsync(Cancellation)).Where(caller.Sees)];
    }

    /// <summary>The link to this answer itself, and to the same thing in every other form, with all parameters kept.</summary>
    public IEnumerable<Link> OwnLinks()
    {
        yield return LinkTo(Representation, "self", "This document");
        foreach (var other in Offered.Where(o => o != Representation))
        {
            yield return LinkTo(other, "alternate", "This document as " + other.Title);
        }

        if (AsOf is not null)
        {
            yield return LinkTo(Representation, "latest-version", "As it is now", (AsOfParameter.Name, null), ("cursor", null));
        }
    }

    /// <summary>The address of what stands below this resource, of the same time.</summary>
    /// <param name="path">With a slash before it.</param>
    public string UrlBelow(string path) => AsOf is null ? Base.Url(Path + path) : Base.Url(Path + path, [new KeyValuePair<string, string>(AsOfParameter.Name, Query[AsOfParameter.Name])]);

    /// <param name="change">Sets or (with null) removes parameters.</param>
    public Link LinkTo(Representation representation, string rel, string title, params ReadOnlySpan<(string Name, string? Value)> change) =>
        new(UrlIn(representation, change), rel, representation.MediaType, title, Profile: representation.Profile is { } profile ? [profile.Uri] : null);

    /// <param name="change">Sets or (with null) removes parameters.</param>
    public string UrlIn(Representation representation, params ReadOnlySpan<(string Name, string? Value)> change)
    {
        var query = new SortedDictionary<string, string>(Query, StringComparer.Ordinal) { ["f"] = representation.Format };
        if (Offered.Count == 1)
        {
            query.Remove("f");
        }

        foreach (var (name, value) in change)
        {
            query.Remove(name);
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return Base.Url(Path, query);
    }
}
