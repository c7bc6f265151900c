using Konna.Geo.Collections;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Past;
using Konna.MapServer.Api.Recording;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;
using Konna.MapServer.Api.Writes;
using Konna.MapServer.Storage;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api;

/// <summary>The way of every request to a resource: method, ids, parameters, negotiation, answer.</summary>
internal sealed class ResourceEndpoint(Resource resource, AnswerSender sender, RepeatedRequests repeated, WriteEndpoint writes, PastOperations past, IOptionsMonitor<PublicLinks> links, RequestLimits limits)
{
    /// <summary>How often an answer is made when the operation changes meanwhile, the last time in a snapshot.</summary>
    private const int MostAttempts = 3;

    /// <summary>How often it is made where there is no snapshot.</summary>
    private const int MostAttemptsWithout = 10;

    private readonly Func<CollectionSchema?, ResourceOffer> offerOf = ResourceOffer.Of(resource);

    public async Task HandleAsync(HttpContext http)
    {
        RequestRecord.Of(http).Resource = resource.Name;
        var method = http.Request.Method;
        if (HttpMethods.IsOptions(method))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            http.Response.Headers.Allow = resource.Methods;
            http.Response.Headers["Accept-Post"] = Taken(HttpMethods.Post);
            http.Response.Headers["Accept-Patch"] = Taken(HttpMethods.Patch);
            return;
        }

        if (resource.Writes.FirstOrDefault(write => write.Method == method) is { } write)
        {
            var caller = WriteEndpoint.Admit(http);
            await limits.RunAsync(http, write.Kind, async () =>
            {
                var found = await FindOperationAsync(http, http.RequestServices.GetRequiredService<IFeatureStore>(), insists: true);
                var collection = FindCollection(http, found);
                EnsureThere(offerOf(collection));
                await writes.HandleAsync(http, write, caller, found, collection);
            });
            return;
        }

        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            throw new RequestFailedException(FailureTable.MethodNotAllowed(resource.Methods));
        }

        Func<Task>? goOn = null;
        await limits.RunAsync(http, resource.Kind, async () => goOn = await AnswerInOneRevisionAsync(http));
        if (goOn is not null)
        {
            await goOn();
        }
    }

    /// <summary>The media types that a method takes, as the headers <c>Accept-Post</c> and <c>Accept-Patch</c> list them; null without such a method.</summary>
    private string? Taken(string method) => resource.Writes.FirstOrDefault(write => write.Method == method) is { } write ? string.Join(", ", write.MediaTypes) : null;

    /// <returns>What the answer goes on with for as long as its reader stays, which is outside of the limits; null when it has been sent.</returns>
    private async Task<Func<Task>?> AnswerInOneRevisionAsync(HttpContext http)
    {
        var most = resource.Snapshot == SnapshotUse.Never ? MostAttemptsWithout : MostAttempts;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (resource.Snapshot == SnapshotUse.Never || (resource.Snapshot == SnapshotUse.WhenOvertaken && attempt < most))
                {
                    return await AnswerAsync(http, insists: attempt > 1 || Freshness.IsInsistedOn(http.Request));
                }

                await using var snapshot = await http.RequestServices.GetRequiredService<IFeatureStore>().OpenSnapshotAsync(http.RequestAborted);
                return await AnswerAsync(http, insists: true, snapshot);
            }
            catch (OperationChangedException) when (attempt < most && !http.Response.HasStarted)
            {
                // Answered anew from the new revision; what was said in the header beside other things is said again.
                http.Response.Headers.Link = default;
            }
        }
    }

    /// <param name="insists">False when the operation may be as it was a moment ago.</param>
    /// <param name="snapshot">What the features are read from in place of the store.</param>
    private async Task<Func<Task>?> AnswerAsync(HttpContext http, bool insists, IFeatureSnapshot? snapshot = null)
    {
        var store = http.RequestServices.GetRequiredService<IFeatureStore>();
        var publicBase = PublicBase.Of(http.Request, links.CurrentValue);
        if (!insists && await repeated.TryAnswerAsync(http, publicBase, store))
        {
            return null;
        }

        var operation = snapshot is null ? await FindOperationAsync(http, store, insists) : await FindOperationAsync(http, id => new(snapshot.FindOperationAsync(id, http.RequestAborted)));
        var collection = FindCollection(http, operation);
        var offer = offerOf(collection);
        EnsureThere(offer);
        var path = PathOf(http, operation, collection);

        // The pages address their files relatively, which a slash at the end would bend.
        if (http.Request.Path.Value is { Length: > 1 } asked && asked.EndsWith('/'))
        {
            http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            http.Response.Headers.Location = publicBase.Url(path) + http.Request.QueryString.ToUriComponent();
            return null;
        }

        if (offer.HasPages && FormFields.WithoutEmpty(http.Request.QueryString, offer.Fields) is { } filled)
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = publicBase.BasePath + path + filled.ToUriComponent();
            return null;
        }

        var request = Read(http, store, publicBase, path, operation, collection, offer) with { Snapshot = snapshot, Features = snapshot ?? (IFeatureReader)store };
        if (!resource.HasPast)
        {
            return await sender.SendAsync(request, await resource.AnswerAsync(request));
        }

        request = await past.AskedAsOfAsync(request);
        var answer = await resource.AnswerAsync(request);

        // What was is not written to any more.
        return await sender.SendAsync(request, request.AsOf is { } asOf ? answer with { WriteVersion = null, IsFixed = asOf.IsFixed } : answer);
    }

    private static void EnsureThere(ResourceOffer offer)
    {
        if (offer.Forms.Count == 0)
        {
            throw new RequestFailedException(FailureTable.NotFound("form of this collection"));
        }
    }

    private ResourceRequest Read(
        HttpContext http, IFeatureStore store, PublicBase publicBase, string path, StoredOperation? operation, CollectionSchema? collection, ResourceOffer offer)
    {
        var offered = offer.Forms;
        var query = QueryReader.Read(http.Request.QueryString, offer.Known);

        var language = PageLanguages.Choose(http.Request.Headers.AcceptLanguage);
        if (offer.HasPages && query.TryGetValue(PageLanguages.ParameterName, out var tag))
        {
            language = PageLanguages.OfParameter(tag)
                ?? throw new RequestFailedException(FailureTable.InvalidParameter(PageLanguages.ParameterName, "en or fr"));
        }

        Representation representation;
        var isExplicit = query.Remove("f", out var format);
        if (isExplicit)
        {
            representation = offered.FirstOrDefault(o => o.Format == format)
                ?? throw new RequestFailedException(FailureTable.InvalidParameter("f", string.Join(" or ", offered.Select(o => o.Format))));
        }
        else
        {
            representation = resource.NamesItsForm ? offered[0] : AcceptHeader.Choose(http.Request.Headers.Accept, offered)
                ?? throw new RequestFailedException(FailureTable.NotAcceptable(offered.Select(o => o.MediaType)));
        }

        query.Remove(ProfileParameter.Name, out var profile);
        representation = ProfileParameter.Choose(profile, representation, offered);
        RequestRecord.Of(http).Form = representation.Format;

        return new ResourceRequest
        {
            Http = http,
            Base = publicBase,
            Store = store,
            Path = path,
            Query = query,
            Offered = offered,
            Representation = representation,
            FormatIsExplicit = isExplicit,
            Language = language,
            FoundOperation = operation,
            FoundCollection = collection,
        };
    }

    private static ValueTask<StoredOperation?> FindOperationAsync(HttpContext http, IFeatureStore store, bool insists) =>
        FindOperationAsync(http, id => insists ? new(store.FindOperationAsync(id, http.RequestAborted)) : store.FindRecentOperationAsync(id, http.RequestAborted));

    private static async ValueTask<StoredOperation?> FindOperationAsync(HttpContext http, Func<string, ValueTask<StoredOperation?>> find)
    {
        if (http.GetRouteValue("operationId") is not string id)
        {
            return null;
        }

        var operation = Slug.IsId(id) ? await find(id) : null;
        return operation is not null && http.Caller().Sees(operation) ? operation : throw new RequestFailedException(FailureTable.NotFound("operation"));
    }

    /// <summary>Every address of a collection is one within an operation, which has reference layers of its own.</summary>
    private static CollectionSchema? FindCollection(HttpContext http, StoredOperation? operation)
    {
        if (http.GetRouteValue("collectionId") is not string id)
        {
            return null;
        }

        return operation?.Collections.FirstOrDefault(c => c.Id == id) ?? throw new RequestFailedException(FailureTable.NotFound("collection"));
    }

    private string PathOf(HttpContext http, StoredOperation? operation, CollectionSchema? collection)
    {
        var path = resource.Pattern;
        foreach (var (name, value) in http.Request.RouteValues)
        {
            var id = name switch
            {
                "operationId" => operation!.Operation.Id,
                "collectionId" => collection!.Id,
                _ => value as string ?? "",
            };
            path = path.Replace("{" + name + "}", Uri.EscapeDataString(id), StringComparison.Ordinal);
        }

        return path;
    }
}
