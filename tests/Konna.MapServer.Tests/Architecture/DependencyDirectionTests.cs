using Konna.Geo.Operations;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Konna.MapServer.Tests.Architecture;

public sealed class DependencyDirectionTests
{
    private static readonly string[] ForbiddenToTheLibrary = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "Npgsql", "SQLite", "Konna.MapServer", "konna"];

    [Fact]
    public void The_library_references_no_web_framework_and_no_database()
    {
        var references = typeof(OperationPackage).Assembly.GetReferencedAssemblies().Select(name => name.Name ?? "");

        Assert.DoesNotContain(references, name => ForbiddenToTheLibrary.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("Konna.Geo.Operations")]
    [InlineData("Konna.Geo.Time")]
    [InlineData("Konna.Geo.Collections")]
    public void The_domain_knows_neither_its_encodings_nor_its_packages(string layer)
        => Layers.Forbid(layer, "Konna.Geo.Encoding", "Konna.Geo.Packages");

    [Fact]
    public void The_api_knows_no_sql_and_no_object_mapper()
        => Layers.Forbid("Konna.MapServer.Api", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Npgsql", "System.Data", "Konna.MapServer.Storage.Model", "Konna.MapServer.Storage.PostGis", "Konna.MapServer.Storage.GeoPackage");

    [Fact]
    public void The_api_does_not_know_how_it_is_hosted()
        => Layers.Forbid("Konna.MapServer.Api", "Konna.MapServer.Hosting");

    [Fact]
    public void What_is_counted_and_traced_is_told_to_no_room_and_no_exporter()
    {
        Layers.Forbid("Konna.MapServer.Telemetry", "Microsoft.AspNetCore", "OpenTelemetry", "Konna.MapServer.Api", "Konna.MapServer.Storage", "Konna.MapServer.Hosting");
        Layers.Forbid("Konna.MapServer.Api", "OpenTelemetry");
        Layers.Forbid("Konna.MapServer.Storage", "OpenTelemetry");
    }

    [Fact]
    public void Nothing_asks_another_address_but_what_fetches_the_keys_of_the_issuer()
    {
        const string Allowed = "Konna.MapServer.Api.Access.Tokens";
        var clients = Types(true).That().HaveFullNameMatching(@"^System\.Net\.(Http\.(HttpClient|HttpMessageInvoker|IHttpClientFactory|SocketsHttpHandler|HttpClientHandler)|WebClient|WebRequest|Sockets\.TcpClient)$");
        Layers.Hold(Types().That().ResideInNamespaceMatching(Layers.Under("Konna")).And().DoNotResideInNamespaceMatching(Layers.Under(Allowed)).Should().NotDependOnAny(clients));

        // The rule sees what it governs.
        Assert.Throws<Xunit.Sdk.TrueException>(() => Layers.Hold(Types().That().ResideInNamespaceMatching(Layers.Under(Allowed)).Should().NotDependOnAny(clients)));
    }

    [Fact]
    public void The_stores_know_no_http_and_no_hosting()
        => Layers.Forbid("Konna.MapServer.Storage", "Microsoft.AspNetCore", "System.Net.Http", "Konna.MapServer.Api", "Konna.MapServer.Hosting");
}
