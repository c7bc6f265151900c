using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace Konna.MapServer.Api.Pages;

/// <summary>A page of the web root that needs script: sent as it is.</summary>
/// <param name="Version">What names the bytes.</param>
internal sealed record ScriptedPage(string Version, byte[] Bytes)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    /// <returns>Null where there is no such file.</returns>
    public static ScriptedPage? Read(IFileProvider files, string name)
    {
        var file = files.GetFileInfo(name);
        if (!file.Exists)
        {
            return null;
        }

        using var stream = file.CreateReadStream();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var bytes = buffer.ToArray();
        return new ScriptedPage(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
    }
}
