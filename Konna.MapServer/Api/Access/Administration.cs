using System.Globalization;
using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Access;

/// <summary>Keys and visibility over HTTP, for those who administer: what the command line does too, without stopping a server that holds the embedded store.</summary>
internal static class Administration
{
    public static IReadOnlyList<GuardedEndpoint> Endpoints { get; } =
    [
        new("/keys", AccessRight.Admin, (HttpMethods.Get, ListAsync), (HttpMethods.Post, AddAsync)),
        new("/keys/{keyId}", AccessRight.Admin, (HttpMethods.Delete, RevokeAsync)),
        new("/operations/{operationId}/visibility", AccessRight.Admin, (HttpMethods.Get, TellVisibilityAsync), (HttpMethods.Put, SetVisibilityAsync)),
    ];

    private static async Task ListAsync(HttpContext http) =>
        await WriteAsync(http, new { Keys = (await Store(http).ListKeysAsync(http.RequestAborted)).Select(KeyDocument.Of) });

    private static async Task AddAsync(HttpContext http)
    {
        var wanted = await JsonBody.ReadAsync<NewKey>(http);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var (name, right, operations, expires) = wanted.Check(now);
        var (key, text) = KeyText.Create(name, right, operations, now, expires);
        await Store(http).AddKeyAsync(key, http.RequestAborted);
        Log(http, $"made the key {key.Id}");
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = PublicBase.Of(http.Request, http.RequestServices.GetRequiredService<IOptionsMonitor<PublicLinks>>().CurrentValue).Url("/keys/" + key.Id);
        await WriteAsync(http, KeyDocument.Of(key) with { Key = text });
    }

    private static async Task RevokeAsync(HttpContext http)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var key = http.GetRouteValue("keyId") is string id && Slug.IsId(id) ? await Store(http).RevokeKeyAsync(id, now, http.RequestAborted) : null;
        Log(http, $"revoked the key {(key ?? throw new RequestFailedException(FailureTable.NotFound("key"))).Id}");
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task TellVisibilityAsync(HttpContext http) =>
        await WriteAsync(http, new VisibilityDocument((await OperationAsync(http)).IsPrivate ? VisibilityDocument.Private : VisibilityDocument.Public));

    private static async Task SetVisibilityAsync(HttpContext http)
    {
        var operation = (await OperationAsync(http)).Operation.Id;
        var wanted = await JsonBody.ReadAsync<VisibilityDocument>(http);
        if (wanted.Visibility is not (VisibilityDocument.Private or VisibilityDocument.Public))
        {
            throw new RequestFailedException(FailureTable.InvalidMember("visibility", "public or private"));
        }

        await Store(http).SetPrivateAsync(operation, wanted.Visibility == VisibilityDocument.Private, http.RequestAborted);
        Log(http, $"made {operation} {wanted.Visibility}");
        await WriteAsync(http, wanted);
    }

    private static async Task<StoredOperation> OperationAsync(HttpContext http) =>
        http.GetRouteValue("operationId") is string id && Slug.IsId(id)
            && await http.RequestServices.GetRequiredService<IFeatureStore>().FindOperationAsync(id, http.RequestAborted) is { } operation
            ? operation
            : throw new RequestFailedException(FailureTable.NotFound("operation"));

    private static IAccessStore Store(HttpContext http) => http.RequestServices.GetRequiredService<IAccessStore>();

    private static void Log(HttpContext http, string what) =>
        ApiLog.Administered(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Administration)), http.Caller().Id!, what);

    private static Task WriteAsync<T>(HttpContext http, T document) => http.Response.WriteAsJsonAsync(document, JsonWriting.Options, MediaTypes.Json, http.RequestAborted);

    private sealed record VisibilityDocument(string? Visibility)
    {
        public const string Public = "public";
        public const string Private = "private";
    }

    /// <param name="Right">read, write or admin.</param>
    /// <param name="Expires">RFC 3339 date-time.</param>
    private sealed record NewKey(string? Name, string? Right, IReadOnlyList<string>? Operations, string? Expires)
    {
        public (string Name, AccessRight Right, IReadOnlyList<string>? Operations, DateTimeOffset? Expires) Check(DateTimeOffset now) => (
            KeyTerms.IsName(Name) ? Name! : throw Bad("name", KeyTerms.NameExpected),
            AccessRights.Parse(Right) ?? throw Bad("right", string.Join(", ", AccessRights.Names)),
            Operations is null || (Operations.Count > 0 && Operations.All(KeyTerms.IsOperationId)) ? Operations : throw Bad("operations", KeyTerms.OperationsExpected),
            Expires is null ? null
                : DateTimeOffset.TryParse(Expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at > now ? at
                : throw Bad("expires", "a date and time to come, such as 2030-01-31T00:00:00Z"));

        private static RequestFailedException Bad(string member, string expected) => new(FailureTable.InvalidMember(member, expected));
    }
}
