using System.Net;
using System.Net.Sockets;
using Konna.MapServer.Hosting;
using Konna.MapServer.Storage.PostGis;
using Konna.Testing;
using Microsoft.EntityFrameworkCore;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>Whatever cannot work is told in one line on standard error, with an exit code of its own and without a stack trace.</summary>
public sealed class BadStartTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("ConnectionStrings__Konna", "tomorrow", ExitCode.Usage, "ConnectionStrings:Konna is not a PostgreSQL connection string; expected")]
    [InlineData("ConnectionStrings__Konna", "Host=127.0.0.1;Port=1;Database=x;Username=y", ExitCode.StoreUnusable, "cannot be reached")]
    [InlineData("Konna__DataDirectory", "/proc/konna-data", ExitCode.StoreUnusable, "/proc/konna-data cannot be created")]
    [InlineData("Konna__DataDirectory", "/sys", ExitCode.StoreUnusable, "/sys")]
    [InlineData("Konna__DataDirectory", "\u0001\nx", ExitCode.Usage, "Konna:DataDirectory is \" x\"; expected the path of a folder")]
    [InlineData("Konna__DataDirectry", "/tmp", ExitCode.Usage, "Konna:DataDirectry is not a setting; there are Konna:DataDirectory,")]
    [InlineData("Konna__PublicUrl", "maps.example.org", ExitCode.Usage, "Konna:PublicUrl is \"maps.example.org\"; expected an http or https URL")]
    [InlineData("Konna__PublicUrl", "https://maps.example.org/?a=b", ExitCode.Usage, "Konna:PublicUrl")]
    [InlineData("Konna__EmbedIn", "https://a.example; script-src *", ExitCode.Usage, "Konna:EmbedIn has \"https://a.example;\"; expected *, none, or sites")]
    [InlineData("Konna__EmbedIn", "https://news.example.org/a-page", ExitCode.Usage, "Konna:EmbedIn has \"https://news.example.org/a-page\"")]
    [InlineData("Konna__AllowedOrigins", "https://*.example.org", ExitCode.Usage, "Konna:AllowedOrigins has \"https://*.example.org\"; expected sites such as https://editor.example.org")]
    [InlineData("Konna__Limits__RequestsPerMinute", "many", ExitCode.Usage, "Konna:Limits:RequestsPerMinute is \"many\"; expected a whole number of requests, 0 to")]
    [InlineData("Konna__Limits__TileSeconds", "0", ExitCode.Usage, "Konna:Limits:TileSeconds is \"0\"; expected a whole number of seconds, 1 to")]
    [InlineData("Konna__Limits__Speed", "9", ExitCode.Usage, "Konna:Limits:Speed is not a setting")]
    [InlineData("Konna__Oidc__Authority", "http://login.example.org", ExitCode.Usage, "Konna:Oidc:Authority is \"http://login.example.org\"; expected the https address of an issuer")]
    [InlineData("Konna__Oidc__Issuer", "https://login.example.org", ExitCode.Usage, "Konna:Oidc:Issuer is not a setting")]
    [InlineData("Konna__KnownProxies", "10.0.0.1, gateway", ExitCode.Usage, "Konna:KnownProxies has \"gateway\"; expected IP addresses or networks")]
    [InlineData("urls", "https://localhost:5013", ExitCode.Usage, "expected http://: TLS belongs to the reverse proxy")]
    [InlineData("ASPNETCORE_URLS", "localhost:5013", ExitCode.Usage, "--urls has \"localhost:5013\"; expected http://host:port")]
    [InlineData("urls", "http://203.0.113.7:5013", ExitCode.AddressUnusable, "http://203.0.113.7:5013 cannot be listened on")]
    public async Task A_bad_setting_is_named_with_what_is_expected(string variable, string value, int exitCode, string expected)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Konna__DataDirectory"] = directory.File("data"),
            ["Konna__SeedsDirectory"] = directory.File("none"),
            [variable] = value,
        };
        AssertOneLine(await KonnaProcess.RunAsync(new KonnaStart { Environment = settings }, Cancellation), exitCode, expected);
    }

    [Theory]
    [InlineData("serve --port 80", "See: konna serve --help")]
    [InlineData("fly", "See: konna --help")]
    [InlineData("import", "See: konna import --help")]
    [InlineData("export battle-of-konna", "See: konna export --help")]
    [InlineData("--urls http://localhost:0", "expected http://127.0.0.1:0")]
    [InlineData("--urls http://localhost:99999", "expected http://host:port")]
    [InlineData("--urls http://konna.example:80", "expected localhost, an IP address")]
    public async Task A_command_line_that_cannot_be_understood_is_refused(string arguments, string expected) =>
        AssertOneLine(await RunAsync(arguments.Split(' ')), ExitCode.Usage, expected);

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        AssertOneLine(await RunAsync("--urls", url), ExitCode.AddressUnusable, $"{url} is in use by another program");
    }

    [Fact]
    public async Task A_file_that_is_no_GeoPackage_is_named_and_left_as_it_is()
    {
        var file = directory.File("konna.gpkg");
        await File.WriteAllTextAsync(file, "a letter", Cancellation);
        AssertOneLine(await RunAsync(), ExitCode.StoreUnusable, $"{file} is not a GeoPackage");
        Assert.Equal("a letter", await File.ReadAllTextAsync(file, Cancellation));
    }

    [Fact]
    public async Task A_file_held_by_a_running_server_is_named()
    {
        await using var server = await KonnaProcess.StartAsync(StartOf(), Cancellation);
        AssertOneLine(await RunAsync("--urls", "http://127.0.0.1:0"), ExitCode.StoreUnusable, "is in use by another konna process");
    }

    [Fact]
    public async Task A_seed_with_a_problem_is_named_with_its_first_problem_and_the_command_that_shows_all()
    {
        Directory.CreateDirectory(directory.File("seeds"));
        Directory.CreateSymbolicLink(directory.File("seeds/ten-errors"), Repository.At("tests", "packages", "ten-errors"));
        var start = new KonnaStart { DataDirectory = directory.Path, Environment = Seeds(directory.File("seeds")) };
        var outcome = await KonnaProcess.RunAsync(start, Cancellation);
        AssertOneLine(outcome, ExitCode.BadInput, "ten-errors has");
        Assert.Contains("konna validate ", outcome.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named_without_the_password()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);
        var elsewhere = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "not_there", Password = "very-secret" };
        var outcome = await KonnaProcess.RunAsync(StartOf() with { ConnectionString = elsewhere.ConnectionString }, Cancellation);
        AssertOneLine(outcome, ExitCode.StoreUnusable, "\"not_there\" does not exist");
        Assert.DoesNotContain("very-secret", outcome.StandardOutput + outcome.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_without_PostGIS_that_may_not_create_it_is_named()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);
        await using var source = Npgsql.NpgsqlDataSource.Create(database.ConnectionString);
        await using (var create = source.CreateCommand($"CREATE ROLE \"plain_{database.Name}\" LOGIN"))
        {
            await create.ExecuteNonQueryAsync(Cancellation);
        }

        var plain = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "plain_" + database.Name };
        var outcome = await KonnaProcess.RunAsync(StartOf() with { ConnectionString = plain.ConnectionString }, Cancellation);
        AssertOneLine(outcome, ExitCode.StoreUnusable, "has no PostGIS");
    }

    [Fact]
    public async Task A_database_with_an_older_schema_is_refused_until_it_is_migrated()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using (var source = Npgsql.NpgsqlDataSource.Create(database.ConnectionString))
        await using (var context = PostGisContextFactory.Create(source))
        {
            await context.Database.MigrateAsync(context.Database.GetMigrations().First(), Cancellation);
            await context.Database.ExecuteSqlRawAsync(Storage.PostGisSetupTests.OlderOperation, Cancellation);
        }

        var start = StartOf() with { ConnectionString = database.ConnectionString };
        AssertOneLine(await KonnaProcess.RunAsync(start, Cancellation), ExitCode.StoreUnusable, "run: konna migrate");
        var migrate = await KonnaProcess.RunAsync(start with { Arguments = ["migrate"] }, Cancellation);
        Assert.Equal((ExitCode.Ok, ""), (migrate.ExitCode, migrate.StandardError));

        // It was there to be kept, not to be served: it has no document.
        await using (var source = Npgsql.NpgsqlDataSource.Create(database.ConnectionString))
        await using (var command = source.CreateCommand("DELETE FROM konna.operations WHERE id = 'older'"))
        {
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
        }

        await using var server = await KonnaProcess.StartAsync(start, Cancellation);
    }

    private Task<ProcessOutcome> RunAsync(params string[] arguments) => KonnaProcess.RunAsync(StartOf(arguments), Cancellation);

    private KonnaStart StartOf(params string[] arguments) =>
        new() { DataDirectory = directory.Path, Arguments = arguments, Environment = Seeds(directory.File("none")) };

    private static Dictionary<string, string?> Seeds(string folder) => new() { ["Konna__SeedsDirectory"] = folder };

    private static void AssertOneLine(ProcessOutcome outcome, int exitCode, string expected)
    {
        var line = Assert.Single(outcome.StandardError.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("konna: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.DoesNotContain("   at ", outcome.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", outcome.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", outcome.StandardOutput, StringComparison.Ordinal);
    }
}
