using Konna.MapServer.Hosting;
using Konna.MapServer.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace Konna.MapServer.Tests.Hosting;

public sealed class OidcSettingsTests
{
    private const string Issuer = "https://login.example.org/realms/desk";

    [Fact]
    public void Without_an_issuer_keys_alone_are_taken() => Assert.Null(SettingsReader.Read(Configure()).Oidc);

    [Fact]
    public void An_issuer_and_an_audience_are_enough()
    {
        var settings = SettingsReader.Read(Configure(("Authority", Issuer), ("Audience", "maps"))).Oidc!;
        Assert.Equal((Issuer, "maps", "roles", "preferred_username"), (settings.Authority.OriginalString, settings.Audience, settings.RoleClaim, settings.NameClaim));
        Assert.Equal(("konna-read", "konna-write", "konna-admin"), (settings.ReadRole, settings.WriteRole, settings.AdminRole));
        Assert.Equal(["at+jwt"], settings.TokenTypes);
        Assert.Equal(new Uri(Issuer + "/.well-known/openid-configuration"), settings.Discovery);
    }

    [Fact]
    public void Everything_else_can_be_named()
    {
        var settings = SettingsReader.Read(Configure(
            ("Authority", "https://login.example.org/"), ("Audience", "maps"), ("RoleClaim", "realm_access.roles"), ("NameClaim", "name"), ("ReadRole", "r"), ("WriteRole", "w"), ("AdminRole", "a"), ("TokenTypes", "at+jwt, JWT"))).Oidc!;
        Assert.Equal(("realm_access.roles", "name", "r", "w", "a"), (settings.RoleClaim, settings.NameClaim, settings.ReadRole, settings.WriteRole, settings.AdminRole));
        Assert.Equal(["at+jwt", "JWT"], settings.TokenTypes);
        Assert.Equal(new Uri("https://login.example.org/.well-known/openid-configuration"), settings.Discovery);
        Assert.True(settings.IsIssuer("https://login.example.org"));
        Assert.False(settings.IsIssuer("https://login.example.org/realms"));
    }

    [Theory]
    [InlineData("http://localhost:8080/realms/desk", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://login.example.org", false)]
    [InlineData("http://localhost.example.org", false)]
    [InlineData("https://user:secret@login.example.org", false)]
    [InlineData("https://login.example.org/?a=b", false)]
    [InlineData("https://login.example.org/#a", false)]
    [InlineData("ftp://localhost/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("login.example.org", false)]
    public void What_the_issuer_says_must_not_be_changed_on_the_way(string authority, bool isTaken)
    {
        var configuration = Configure(("Authority", authority), ("Audience", "maps"));
        if (isTaken)
        {
            Assert.Equal(authority, SettingsReader.Read(configuration).Oidc!.Authority.OriginalString);
            return;
        }

        Assert.Contains("expected the https address of an issuer", Fail(configuration), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Audience", " ", "Konna:Oidc:Audience is not set; expected what tokens")]
    [InlineData("RoleClaim", "my roles", "Konna:Oidc:RoleClaim is \"my roles\"; expected one word")]
    [InlineData("WriteRole", "konna-admin", "are konna-read, konna-admin, konna-admin; expected three different roles")]
    [InlineData("TokenTypes", ",", "Konna:Oidc:TokenTypes has no type; expected")]
    public void A_bad_setting_is_named_with_what_is_expected(string name, string value, string expected) =>
        Assert.Contains(expected, Fail(Configure(("Authority", Issuer), ("Audience", "maps"), (name, value))), StringComparison.Ordinal);

    [Fact]
    public void Nothing_of_it_means_anything_without_an_issuer() =>
        Assert.Contains("Konna:Oidc:AdminRole is set without Konna:Oidc:Authority", Fail(Configure(("AdminRole", "a"))), StringComparison.Ordinal);

    private static string Fail(IConfiguration configuration)
    {
        var failure = Assert.Throws<CommandFailedException>(() => SettingsReader.Read(configuration));
        Assert.Equal(ExitCode.Usage, failure.ExitCode);
        return failure.Message;
    }

    private static IConfigurationRoot Configure(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GroupBy(pair => pair.Name).Select(pair => KeyValuePair.Create("Konna:Oidc:" + pair.Key, (string?)pair.Last().Value))).Build();
}
