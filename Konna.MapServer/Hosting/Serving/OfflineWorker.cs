using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>
/// Writes into the service worker <c>sw.js</c> which files the program of the map has and what names their content. A browser fetches the worker anew when
/// one byte of it differs, and the worker then all files: what is kept for use without network is always of one version.
/// </summary>
/// <param name="files">The web root as it is sent.</param>
internal sealed class OfflineWorker(IFileProvider files)
{
    public const string Path = "/sw.js";

    /// <summary>Where the program lies. Base maps are kept as they are used.</summary>
    private static readonly string[] Folders = ["/app", "/lib"];

    private static readonly string[] Extensions = [".js", ".css", ".svg"];

    private (DateTimeOffset Modified, string Version, string Names)? known;

    /// <summary>When the newest of the files was written.</summary>
    public DateTimeOffset Modified => ProgramFiles().Select(file => file.Info.LastModified).DefaultIfEmpty().Max();

    /// <param name="script">The worker as it is written.</param>
    public string Complete(string script)
    {
        var modified = Modified;
        var content = known is { } kept && kept.Modified == modified ? kept : Read(modified);
        known = content;
        return script
            .Replace("const VERSION = '';", $"const VERSION = '{content.Version}';", StringComparison.Ordinal)
            .Replace("const FILES = [];", $"const FILES = {content.Names};", StringComparison.Ordinal);
    }

    private (DateTimeOffset Modified, string Version, string Names) Read(DateTimeOffset modified)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var names = new List<string>();
        foreach (var (name, info) in ProgramFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            // Seen from the folder of the worker, whatever the base path.
            names.Add("." + name);
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            using var content = info.CreateReadStream();
            hash.AppendData(SHA256.HashData(content));
        }

        return (modified, Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8)), JsonSerializer.Serialize(names));
    }

    private IEnumerable<(string Name, IFileInfo Info)> ProgramFiles() => Folders.SelectMany(FilesUnder);

    private IEnumerable<(string Name, IFileInfo Info)> FilesUnder(string folder) => files.GetDirectoryContents(folder)
        .SelectMany(file => file.IsDirectory ? FilesUnder($"{folder}/{file.Name}") : [($"{folder}/{file.Name}", files.GetFileInfo($"{folder}/{file.Name}"))])
        .Where(file => Extensions.Contains(System.IO.Path.GetExtension(file.Item1), StringComparer.Ordinal));
}
