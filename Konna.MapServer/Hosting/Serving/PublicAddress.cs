using Konna.MapServer.Hosting.Settings;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>
/// Which names this server answers to. Links begin with the public URL if it is set, and with the request's own host otherwise, so a host that nobody
/// configured must not get an answer. Forwarded headers count only from proxies that are named, and never for the host.
/// </summary>
internal static class PublicAddress
{
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddServices(IServiceCollection services, KonnaSettings settings)
    {
        services.AddHostFiltering(options =>
        {
            options.AllowEmptyHosts = false;
            options.AllowedHosts = AllowedHosts(settings);
        });
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.KnownProxies)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    public static void Use(WebApplication app, KonnaSettings settings)
    {
        if (settings.KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseHostFiltering();
        if (settings.PublicUrl is { AbsolutePath: not "/" } url)
        {
            // A proxy may pass the path on or take it off; both work.
            app.UsePathBase(url.AbsolutePath.TrimEnd('/'));
        }
    }

    /// <summary>"*" only when the server is open to the network without a public URL: then nobody has said what it is called.</summary>
    private static string[] AllowedHosts(KonnaSettings settings) =>
        settings.PublicUrl is { } url ? [url.Host, .. LoopbackNames]
        : settings.Listen.All(address => address.IsLoopback) ? LoopbackNames
        : ["*"];
}
