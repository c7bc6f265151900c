using System.Globalization;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Tools;
using Konna.Testing;

namespace Konna.Benchmarks.Load.Site;

/// <summary>Four processes of a server that speaks FastCGI, behind nginx; each answers one request at a time.</summary>
internal sealed class FastCgiSite
{
    private const int Workers = 4;
    private readonly LoadSite site;
    private readonly Uri root;
    private readonly IReadOnlyList<int> processIds;

    private FastCgiSite(LoadSite site, Uri root, IReadOnlyList<int> processIds) => (this.site, this.root, this.processIds) = (site, root, processIds);

    /// <param name="script">The part of the path that leads to the program; what follows is its PATH_INFO.</param>
    /// <exception cref="NotMeasuredException">nginx or spawn-fcgi is not installed.</exception>
    public static async Task<FastCgiSite> StartAsync(LoadSite site, string program, string script, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var (workers, ports) = (new List<OtherServer>(), new List<int>());
        for (var n = 0; n < Workers; n++)
        {
            var port = FreePort.OnLoopback();
            ports.Add(port);
            string[] arguments = ["-n", "-a", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "--", program];
            workers.Add(site.Own(await OtherServer.StartAsync(ExternalTool.SpawnFcgi.Path, arguments, port, environment, cancellation)));
        }

        var location = $$"""
                location {{script}} {
                  fastcgi_split_path_info ^({{script}})(/.*)?$;
                  fastcgi_param SCRIPT_NAME $fastcgi_script_name;
                  fastcgi_param PATH_INFO $fastcgi_path_info;
                  fastcgi_param QUERY_STRING $query_string;
                  fastcgi_param REQUEST_METHOD $request_method;
                  fastcgi_param REQUEST_URI $request_uri;
                  fastcgi_param SERVER_NAME 127.0.0.1;
                  fastcgi_param SERVER_PORT $server_port;
                  fastcgi_param SERVER_PROTOCOL $server_protocol;
                  fastcgi_param HTTP_HOST $host:$server_port;
                  fastcgi_buffers 64 16k;
                  fastcgi_pass workers;
                }
            """;
        var upstream = $"  upstream workers {{ zone workers 64k; least_conn; {string.Join(' ', ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"server 127.0.0.1:{port};")))} }}";
        var (nginx, root) = await Nginx.StartAsync(Path.Combine(site.Folder, $"nginx-{Guid.NewGuid():N}"), location, upstream, cancellation);
        site.Own(nginx);
        return new FastCgiSite(site, root, [nginx.ProcessId, .. workers.Select(worker => worker.ProcessId)]);
    }

    /// <summary>A subject, after one answer to the first of its questions was good and held what it should.</summary>
    /// <param name="mark">A text that a good answer holds; null: it is not text.</param>
    public async Task<Subject> SubjectAsync(string name, IReadOnlyList<string> paths, string? mark, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = root };
        try
        {
            using var answer = await http.GetAsync(new Uri(paths[0], UriKind.Relative), cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            return answer.IsSuccessStatusCode && text.Contains(mark ?? "", StringComparison.Ordinal) && text.Length > 0
                ? WebSubject.Of(name, new Wrk(site.Folder, root, paths), processIds, site.Database, site.Scale.Brief)
                : Subject.Missing(name, $"does not answer as configured here: {(int)answer.StatusCode} {text.ReplaceLineEndings(" ")[..Math.Min(text.Length, 80)]}");
        }
        catch (HttpRequestException failure)
        {
            return Subject.Missing(name, "does not answer here: " + failure.Message);
        }
    }
}
