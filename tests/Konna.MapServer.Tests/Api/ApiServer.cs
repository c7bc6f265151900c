using System.Net;
using System.Text.Json;
using Konna.Geo.Operations;
using Konna.MapServer.Api;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Konna.MapServer.Tests.Api;

/// <summary>The API over real Kestrel on a free port, with a store and a web root of its own.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    public const string MapHtml = "<!doctype html><script type=\"importmap\">{\"imports\":{}}</script><p>map</p>";

    private readonly WebApplication app;
    private readonly string directory;

    private ApiServer(WebApplication app, MemoryStore store, string directory)
    {
        (this.app, Store, this.directory) = (app, store, directory);
        Address = new Uri(app.Urls.Single());
        Client = NewClient(DecompressionMethods.None);
    }

    public Uri Address { get; }

    /// <summary>Follows no redirects and decodes nothing.</summary>
    public HttpClient Client { get; }

    internal MemoryStore Store { get; }

    /// <summary>Every address with its handler, as the server knows them.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public static Task<ApiServer> StartAsync() => StartAsync([SamplePackage.Make()]);

    /// <param name="other">A store to ask instead of the one in memory.</param>
    /// <param name="memory">Bytes for the paths of situations; null: as many as a server has.</param>
    internal static async Task<ApiServer> StartAsync(
        IReadOnlyList<OperationPackage> packages, Action<PublicLinks>? links = null, string pathBase = "", IFeatureStore? other = null, long? memory = null, Action<IServiceCollection>? services = null)
    {
        var directory = Directory.CreateTempSubdirectory("konna-api-").FullName;
        var webRoot = Directory.CreateDirectory(Path.Combine(directory, "wwwroot")).FullName;
        await File.WriteAllTextAsync(Path.Combine(webRoot, "map.html"), MapHtml);
        var store = new MemoryStore(packages);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { WebRootPath = webRoot, ContentRootPath = directory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(other ?? store);
        builder.Services.AddSingleton(other as IAccessStore ?? store.Access);
        builder.Services.AddKonnaApi();
        builder.Services.Configure<SituationMemory>(options => options.MaxBytes = memory ?? options.MaxBytes);
        builder.Services.Configure<PublicLinks>(options => links?.Invoke(options));

        // A machine that does ten things at once is no fault of what is tested; a test of the limits sets its own.
        builder.Services.Configure<LimitSettings>(limits =>
        {
            foreach (var kind in Enum.GetValues<RequestKind>())
            {
                limits.Times[kind] = TimeSpan.FromMinutes(10);
            }
        });
        services?.Invoke(builder.Services);
        var app = builder.Build();
        if (pathBase.Length > 0)
        {
            app.UsePathBase(pathBase);
            app.UseRouting();
        }

        app.MapKonnaApi();
        await app.StartAsync();
        return new ApiServer(app, store, directory);
    }

    public HttpClient NewClient(DecompressionMethods decompression) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = decompression, UseCookies = false }) { BaseAddress = Address };

    public async Task<HttpResponseMessage> SendAsync(string path, string? accept = null, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        // The body is waited for by who reads it: some have no end.
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>The JSON of a 200 answer.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await SendAsync(path);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>The problem document of an answer that must be one.</summary>
    public async Task<JsonElement> ProblemAsync(string path, int status, string? accept = null)
    {
        using var response = await SendAsync(path, accept);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{path}: {(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(text);
        var problem = document.RootElement.Clone();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Matches("^[0-9a-f]{16}$", problem.GetProperty("id").GetString());
        return problem;
    }

    /// <summary>Stops as a server does that is told to.</summary>
    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
