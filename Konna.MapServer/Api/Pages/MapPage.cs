using System.Security.Cryptography;

namespace Konna.MapServer.Api.Pages;

/// <summary>The page of the map, <c>map.html</c> in the web root: sent as it is.</summary>
internal sealed class MapPage
{
    public MapPage(IWebHostEnvironment environment)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("map.html");
        if (!file.Exists)
        {
            return;
        }

        using var stream = file.CreateReadStream();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var bytes = buffer.ToArray();
        Content = (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
    }

    /// <summary>The page's text; "" where there is none.</summary>
    public string Text => Content is { } page ? System.Text.Encoding.UTF8.GetString(page.Bytes) : "";

    /// <summary>The bytes and what names them, or null where there is no map page.</summary>
    public (string Version, byte[] Bytes)? Content { get; }
}
