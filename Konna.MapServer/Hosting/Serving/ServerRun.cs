using Konna.MapServer.Api;
using Konna.MapServer.Api.Tiles;
using Konna.MapServer.Hosting.Settings;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>One run of the server: store, seeds, web server, and an orderly end.</summary>
internal sealed class ServerRun(KonnaSettings settings, IConfiguration configuration, Terminal terminal)
{
    /// <summary>How long answers under way may take to finish once the server is told to stop.</summary>
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(10);

    /// <summary>Returns when the server was told to stop and has stopped.</summary>
    /// <exception cref="StoreSetupException">The store cannot be used.</exception>
    /// <exception cref="CommandFailedException">The address cannot be listened on.</exception>
    public async Task RunAsync(bool openBrowser, CancellationToken cancellation)
    {
        await using var store = await StoreOpening.OpenAsync(settings.Store, StorePurpose.Use, cancellation);
        await using var app = Build(store);
        await new Seeding(store, app.Services.GetRequiredService<ILogger<Seeding>>()).LoadAsync(settings.SeedsDirectory, cancellation);
        await Listening.StartAsync(app, settings.Listen, cancellation);
        var announcement = await Announcement.CreateAsync(app.Urls, settings.PublicUrl, store, cancellation);
        announcement.Write(terminal.Out);
        if (openBrowser)
        {
            Browser.Open(announcement.MapUrl, app.Services.GetRequiredService<ILogger<ServerRun>>());
        }

        await app.WaitForShutdownAsync(cancellation);
    }

    private WebApplication Build(IKonnaStore store)
    {
        // Nothing but what is named here: no second source of settings, no module that answers by itself.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(KestrelLimits.Apply).UseUrls([.. settings.Listen.Select(address => address.Url)]);
        ServerLogging.Apply(builder.Logging, configuration.GetSection("Logging"));
        builder.Services.AddRouting();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTime);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.Services.Configure<PublicLinks>(links => links.PublicUrl = settings.PublicUrl);
        builder.Services.Configure<SituationMemory>(memory => memory.MaxBytes = settings.SituationMemoryMB * 1024L * 1024);
        builder.Services.Configure<PageEmbedding>(embedding => embedding.Ancestors = settings.EmbedIn);
        builder.Services.Configure<TileSettings>(tiles => (tiles.CacheMegabytes, tiles.TileKilobytes) = (settings.TileCacheMB, settings.TileKB));
        builder.Services.AddSingleton<IFeatureStore>(store);
        PublicAddress.AddServices(builder.Services, settings);
        builder.Services.AddKonnaApi();

        var app = builder.Build();
        SecurityHeaders.Use(app);
        PublicAddress.Use(app, settings);
        WebFiles.Use(app);

        // Left to itself the framework would match routes first, before the path of the public URL is taken off.
        app.UseRouting();
        app.MapKonnaApi();
        return app;
    }
}
