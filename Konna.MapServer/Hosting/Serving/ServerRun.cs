using Konna.MapServer.Api;
using Konna.MapServer.Api.Access.Tokens;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Tiles;
using Konna.MapServer.Api.Writes;
using Konna.MapServer.Hosting.Logging;
using Konna.MapServer.Hosting.Settings;
using Konna.MapServer.Hosting.Telemetry;
using Konna.MapServer.Storage;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>One run of the server: store, seeds, web server, and an orderly end.</summary>
internal sealed class ServerRun(KonnaSettings settings, IConfiguration configuration, Terminal terminal)
{
    /// <summary>How long answers under way may take to finish once the server is told to stop. With the store's own end it is within ten seconds.</summary>
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(9);

    /// <summary>Returns when the server was told to stop and has stopped.</summary>
    /// <exception cref="StoreSetupException">The store cannot be used.</exception>
    /// <exception cref="CommandFailedException">The address cannot be listened on.</exception>
    public async Task RunAsync(bool openBrowser, bool makeFirstKey, CancellationToken cancellation)
    {
        await using var store = await StoreOpening.OpenAsync(settings.Store, StorePurpose.Use, cancellation);
        await using var app = Build(store);
        TelemetryExport.Start(app.Services);
        await new Seeding(store, app.Services.GetRequiredService<ILogger<Seeding>>()).LoadAsync(settings.SeedsDirectory, cancellation);
        var firstKey = makeFirstKey ? await FirstKey.MakeAsync(store, cancellation) : null;
        await Listening.StartAsync(app, settings.Listen, cancellation);
        var announcement = await Announcement.CreateAsync(app.Urls, settings, store, cancellation);
        announcement.Write(terminal.Out);
        if (firstKey is not null)
        {
            terminal.Out.WriteLine($"  Key:    {firstKey}   (may do everything; it is not shown again)");
            terminal.Out.WriteLine();
        }

        if (openBrowser)
        {
            Browser.Open(announcement.MapUrl, app.Services.GetRequiredService<ILogger<ServerRun>>());
        }

        await ServeAsync(app, cancellation);
    }

    /// <summary>
    /// Answers until told to stop. Then the server is not ready from that moment on, but goes on answering while whoever sends it requests finds out; at last it
    /// stops listening, and finishes what is under way.
    /// </summary>
    private async Task ServeAsync(WebApplication app, CancellationToken cancellation)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopping = app.Lifetime.ApplicationStopping.Register(told.SetResult);
        await using var signal = cancellation.Register(app.Lifetime.StopApplication);
        await told.Task;
        await Task.Delay(TimeSpan.FromSeconds(settings.DrainSeconds), CancellationToken.None);
        await app.StopAsync(CancellationToken.None);
    }

    private WebApplication Build(IKonnaStore store)
    {
        // Nothing but what is named here: no second source of settings, no module that answers by itself.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(KestrelLimits.Apply).UseUrls([.. settings.Listen.Select(address => address.Url)]);
        ServerLogging.Apply(builder.Logging, configuration.GetSection("Logging"), settings.LogFormat);
        TelemetryExport.AddTo(builder, settings);
        builder.Services.AddRouting();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTime - TimeSpan.FromSeconds(settings.DrainSeconds));
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.Services.Configure<PublicLinks>(links => links.PublicUrl = settings.PublicUrl);
        builder.Services.Configure<SituationMemory>(memory => memory.MaxBytes = settings.SituationMemoryMB * 1024L * 1024);
        builder.Services.Configure<PastMemory>(memory => memory.MaxBytes = settings.PastMemoryMB * 1024L * 1024);
        builder.Services.Configure<PageEmbedding>(embedding => embedding.Ancestors = settings.EmbedIn);
        builder.Services.Configure<WriteSettings>(writes => writes.RequireIfMatch = settings.RequireIfMatch);
        builder.Services.Configure<AnswerCacheSettings>(cache => cache.Megabytes = settings.AnswerCacheMB);
        builder.Services.Configure<TileSettings>(tiles => tiles.TileKilobytes = settings.TileKB);
        builder.Services.AddSingleton(Options.Create(settings.Limits));
        settings.Limits.HasKnownProxies = settings.KnownProxies.Count > 0;
        builder.Services.Configure<CrossOriginSettings>(origins => origins.AllowedOrigins = settings.AllowedOrigins);
        builder.Services.AddSingleton<IFeatureStore>(store);
        builder.Services.AddSingleton<IAccessStore>(store);
        PublicAddress.AddServices(builder.Services, settings);
        builder.Services.AddKonnaApi();
        if (settings.Oidc is { } oidc)
        {
            builder.Services.AddOidcTokens(oidc);
        }

        var app = builder.Build();
        app.UseRequestRecorder();
        SecurityHeaders.Use(app);
        PublicAddress.Use(app, settings);
        WebFiles.Use(app);

        // Left to itself the framework would match routes first, before the path of the public URL is taken off.
        app.UseRouting();
        app.MapKonnaApi();
        return app;
    }
}
