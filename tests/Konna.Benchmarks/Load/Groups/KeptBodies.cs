using System.Globalization;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;
using Konna.Testing;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>Answers that are there already, against how fast any body leaves a server.</summary>
internal static class KeptBodies
{
    private const int AimedBytes = 13_000;

    public static Group Group { get; } = new(
        "Kept bodies", [SubjectName.Nginx, SubjectName.KestrelBytes, SubjectName.KestrelText, SubjectName.Kept, SubjectName.NotModified], PrepareAsync);

    private static async Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation)
    {
        var path = await PathOfAsync(site, cancellation);
        using var answer = await site.Keeping.AskAsync(path, cancellation);
        var tag = answer.Headers.ETag?.ToString() ?? throw new InvalidOperationException($"{path} has no ETag");
        var kestrel = await StartKestrelAsync(site, cancellation);
        Subject OfKestrel(string name, string asked) => WebSubject.Of(name, new Wrk(site.Folder, kestrel.Root, [asked]), kestrel.Server.ProcessId, database: null, site.Scale.Brief);
        return
        [
            await NginxAsync(site, cancellation),
            OfKestrel(SubjectName.KestrelBytes, KestrelCommand.BytesPath),
            OfKestrel(SubjectName.KestrelText, KestrelCommand.TextPath),
            site.Keeping.Subject(SubjectName.Kept, [path], Math.Max(site.Scale.WarmUp, 1)),
            site.Keeping.Subject(SubjectName.NotModified, [path], site.Scale.Brief, $"If-None-Match: {tag}"),
        ];
    }

    /// <summary>The page whose length comes nearest to what the design measured.</summary>
    private static async Task<string> PathOfAsync(LoadSite site, CancellationToken cancellation)
    {
        var question = Pages.QuestionsOf(site, 100).MaxBy(question => question.Matches)!;
        var lengths = new List<(string Path, int Length)>();
        for (var limit = 1; limit <= 12; limit++)
        {
            var path = Pages.PathOf(question, limit);
            lengths.Add((path, (await site.Making.ReadAsync(path, cancellation)).Length));
        }

        return lengths.MinBy(pair => Math.Abs(pair.Length - AimedBytes)).Path;
    }

    private static async Task<(OtherServer Server, Uri Root)> StartKestrelAsync(LoadSite site, CancellationToken cancellation)
    {
        var port = FreePort.OnLoopback();
        var server = await OtherServer.StartAsync(Environment.ProcessPath!, [KestrelCommand.Name, port.ToString(CultureInfo.InvariantCulture)], port, null, cancellation);
        return (site.Own(server), new Uri($"http://127.0.0.1:{port}/"));
    }

    private static async Task<Subject> NginxAsync(LoadSite site, CancellationToken cancellation)
    {
        if (ExternalTool.Nginx.Found is null)
        {
            return Subject.Missing(SubjectName.Nginx, ExternalTool.Nginx.MissingText);
        }

        var root = Directory.CreateDirectory(Path.Combine(site.Folder, "static"));
        await File.WriteAllBytesAsync(Path.Combine(root.FullName, "bytes"), KestrelCommand.Body, cancellation);
        var (server, address) = await Nginx.StartAsync(Path.Combine(site.Folder, "nginx-static"), $"    root {root.FullName};", "", cancellation);
        site.Own(server);
        return WebSubject.Of(SubjectName.Nginx, new Wrk(site.Folder, address, [KestrelCommand.BytesPath]), server.ProcessId, database: null, warmUp: 0);
    }
}
