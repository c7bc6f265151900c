using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>The files of the map, from the folder wwwroot beside the program: revalidated on every use, coded for those who take it, never listed.</summary>
internal static class WebFiles
{
    public static void Use(WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!Directory.Exists(folder))
        {
            HostingLog.NoWebFiles(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(WebFiles)), folder);
            return;
        }

        var files = new SpareScripts(new PhysicalFileProvider(folder));
        var mediaTypes = new FileExtensionContentTypeProvider(MediaTypes);
        var coded = new CodedFiles(files, mediaTypes);
        app.Use(coded.SendAsync);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = mediaTypes,
            OnPrepareResponse = context =>
            {
                var headers = context.Context.Response.Headers;
                headers.CacheControl = "no-cache";
                headers.Vary = "Accept-Encoding";
            },
        });
    }

    /// <summary>A file of any other kind is not served. No HTML: a page needs its policy and its address, which the API gives it.</summary>
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".geojson"] = "application/geo+json",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".webp"] = "image/webp",
        [".woff2"] = "font/woff2",
        [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json",
    };
}
