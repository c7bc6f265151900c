using System.Net;
using System.Text;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Writes;
using Konna.MapServer.Tests.Api.Access;
using Konna.MapServer.Tests.Api.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api;

/// <summary>Where <c>Konna:RequireIfMatch</c> is set, nothing that is there is touched without a condition.</summary>
public sealed class RequiredConditionTests
{
    [Theory]
    [InlineData("PUT", "/collections/places/items/pl-01", "application/geo+json")]
    [InlineData("PATCH", "/collections/places/items/pl-01", "application/merge-patch+json")]
    [InlineData("DELETE", "/collections/places/items/pl-01", null)]
    [InlineData("POST", "/history", "application/json")]
    public async Task A_change_without_a_condition_is_refused(string method, string path, string? mediaType)
    {
        await using var server = await ApiServer.StartAsync([SamplePackage.Make()], services: services =>
        {
            services.AddSingleton<ICallerReader>(new KnownCaller(StoreApi.Writer));
            services.Configure<WriteSettings>(writes => writes.RequireIfMatch = true);
        });
        using var request = new HttpRequestMessage(new HttpMethod(method), ApiFixture.Operation + path);
        request.Headers.TryAddWithoutValidation(KnownCaller.Header, StoreApi.Writer.Name);
        if (mediaType is not null)
        {
            request.Content = new StringContent("{}", Encoding.UTF8, mediaType);
        }

        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.PreconditionRequired, answer.StatusCode);
    }
}
