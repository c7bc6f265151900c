[assembly: AssemblyFixture(typeof(Konna.MapServer.Tests.Api.ApiFixture))]

namespace Konna.MapServer.Tests.Api;

/// <summary>One server with the sample operation for all tests that only read.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    public const string Operation = "/operations/" + SamplePackage.OperationId;

    public ApiServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ApiServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
