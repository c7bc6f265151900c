using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Konna.Benchmarks.Load;

/// <summary><c>kestrel PORT</c>: the least server that there can be, to see how fast a body that is ready can leave.</summary>
internal static class KestrelCommand
{
    public const string Name = "kestrel";
    public const string BytesPath = "/bytes";
    public const string TextPath = "/plaintext";

    /// <summary>30 KB, as nginx gives.</summary>
    public static byte[] Body { get; } = [.. Enumerable.Range(0, 30_000).Select(n => (byte)('a' + (n % 26)))];

    public static Command Create()
    {
        var port = new Argument<int>("PORT");
        var command = new Command(Name, "Serve two fixed bodies; load starts it.") { port };
        command.SetAction((parsed, cancellation) => ServeAsync(parsed.GetValue(port), cancellation));
        return command;
    }

    private static async Task ServeAsync(int port, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var text = "Hello, World!"u8.ToArray();
        app.Run(context =>
        {
            var body = context.Request.Path.Value == BytesPath ? Body : text;
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body, 0, body.Length);
        });
        await app.StartAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
    }
}
