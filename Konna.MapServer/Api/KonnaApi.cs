using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Changes;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Pages.Maps;
using Konna.MapServer.Api.Past;
using Konna.MapServer.Api.Recording;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;
using Konna.MapServer.Api.Situations;
using Konna.MapServer.Api.Tiles;
using Konna.MapServer.Api.Writes;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api;

/// <summary>The HTTP API: OGC API Features and what belongs to it. Asks the container for <see cref="Storage.IFeatureStore"/> and <see cref="PublicLinks"/>.</summary>
public static class KonnaApi
{
    private const long Megabyte = 1_000_000;

    public static IServiceCollection AddKonnaApi(this IServiceCollection services)
    {
        services.AddOptions<PublicLinks>();
        services.AddOptions<SituationMemory>();
        services.AddOptions<PastMemory>();
        services.AddSingleton<PastOperations>();
        services.AddSingleton<BaseMap>();
        services.AddOptions<PageEmbedding>();
        services.AddSingleton<ScriptedPages>();
        services.AddSingleton(provider => new ContentSecurityPolicy(
            provider.GetRequiredService<ScriptedPages>().Text, provider.GetRequiredService<IOptions<PageEmbedding>>().Value.Ancestors));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<KeyUses>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUses>());
        services.AddHostedService<LagRecorder>();
        services.AddSingleton<ICallerReader, KeyReader>();
        services.AddOptions<LimitSettings>();
        services.AddOptions<CrossOriginSettings>();
        services.AddSingleton<RequestLimits>();
        services.AddSingleton<RepeatedRequests>();
        services.AddSingleton<AnswerSender>();
        services.AddOptions<WriteSettings>();
        services.AddSingleton<WriteEndpoint>();
        services.AddSingleton<ReadyCheck>();
        services.AddSingleton<SituationModels>();
        services.AddOptions<ChangeStreamTimes>();
        services.AddSingleton<ReaderRights>();
        services.AddSingleton<ChangeFeeds>();
        services.AddSingleton<ChangeStream>();
        services.AddOptions<TileSettings>();
        services.AddSingleton<CollectionMeasures>();
        services.AddSingleton<TilesetExtents>();
        services.AddSingleton<TileMaker>();
        services.AddOptions<AnswerCacheSettings>();
        services.AddSingleton(provider => new KeptBodies(provider.GetRequiredService<IOptions<AnswerCacheSettings>>().Value.Megabytes * Megabyte));
        return services;
    }

    /// <summary>Names, counts and logs every request; call it before all other middleware.</summary>
    public static WebApplication UseRequestRecorder(this WebApplication app)
    {
        app.UseMiddleware<RequestRecorder>();
        return app;
    }

    /// <summary>Mounts every resource, and the middleware that answers failures and foreign origins. Call it after the middleware it is to be inside of.</summary>
    public static WebApplication MapKonnaApi(this WebApplication app)
    {
        app.UseMiddleware<CrossOrigin>();
        app.UseMiddleware<FailureMiddleware>();
        app.UseMiddleware<RequestForm>();
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<RateLimit>();
        app.UseMiddleware<CallerRefusal>();
        var sender = app.Services.GetRequiredService<AnswerSender>();
        var repeated = app.Services.GetRequiredService<RepeatedRequests>();
        var limits = app.Services.GetRequiredService<RequestLimits>();
        var writes = app.Services.GetRequiredService<WriteEndpoint>();
        var past = app.Services.GetRequiredService<PastOperations>();
        var links = app.Services.GetRequiredService<IOptionsMonitor<PublicLinks>>();
        foreach (var resource in MountedResources.Create(app.Services))
        {
            app.Map(resource.Pattern, new ResourceEndpoint(resource, sender, repeated, writes, past, links, limits).HandleAsync);
        }

        foreach (var endpoint in Administration.Endpoints)
        {
            endpoint.Map(app);
        }

        Health.Map(app);
        return app;
    }
}
