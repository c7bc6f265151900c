using System.Globalization;
using Konna.Testing;

namespace Konna.Benchmarks.Load.Tools;

/// <summary>nginx with two workers and a site of its own.</summary>
internal static class Nginx
{
    private static readonly string[] ScratchFolders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    /// <param name="folder">For its files; it is made.</param>
    /// <param name="site">What stands in the block <c>server</c> beside the address, and what before it.</param>
    public static async Task<(OtherServer Server, Uri Root)> StartAsync(string folder, string site, string upstreams, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var (main, port) = (Path.Combine(folder, "nginx.conf"), FreePort.OnLoopback());
        var scratch = string.Join('\n', ScratchFolders.Select(kind => $"  {kind}_temp_path {Path.Combine(folder, kind)};"));
        await File.WriteAllTextAsync(main, $$"""
            daemon off;
            worker_processes 2;
            user {{Environment.UserName}};
            pid {{Path.Combine(folder, "nginx.pid")}};
            error_log stderr;
            events { worker_connections 512; }
            http {
              access_log off;
              sendfile on;
              keepalive_requests 100000000;
            {{scratch}}
            {{upstreams}}
              server {
                listen {{string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}")}};
            {{site}}
              }
            }
            """, cancellation);
        var server = await OtherServer.StartAsync(ExternalTool.Nginx.Path, ["-e", "stderr", "-c", main, "-p", folder], port, null, cancellation);
        return (server, new Uri($"http://127.0.0.1:{port}/"));
    }
}
