using Konna.MapServer.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace Konna.MapServer.Tests.Hosting;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Without_settings_the_embedded_store_of_the_user_is_served_to_this_machine_alone()
    {
        var settings = Read();
        Assert.Null(settings.Store.ConnectionString);
        Assert.Equal("konnamap", Path.GetFileName(settings.Store.DataDirectory));
        Assert.True(Path.IsPathFullyQualified(settings.Store.DataDirectory));
        Assert.Equal([new ListenAddress("http://localhost:5013", IsLoopback: true)], settings.Listen);
        Assert.Null(settings.PublicUrl);
        Assert.Empty(settings.KnownProxies);
    }

    [Fact]
    public void A_blank_setting_counts_as_none()
    {
        var settings = Read((SettingName.ConnectionString, " "), (SettingName.DataDirectory, ""), (SettingName.Urls, ""), (SettingName.PublicUrl, ""));
        Assert.Equal(Read().Store, settings.Store);
        Assert.Equal(Read().Listen, settings.Listen);
    }

    [Fact]
    public void Proxies_are_addresses_or_networks()
    {
        var networks = Read((SettingName.KnownProxies, "10.0.0.7, 192.168.0.0/16;fd00::/8")).KnownProxies;
        Assert.Equal(["10.0.0.7/32", "192.168.0.0/16", "fd00::/8"], networks.Select(network => network.ToString()));
    }

    [Theory]
    [InlineData("", "*")]
    [InlineData("none", "'none'")]
    [InlineData("https://news.example.org", "https://news.example.org")]
    [InlineData("https://*.example.org, http://localhost:8080/", "https://*.example.org http://localhost:8080")]
    public void The_sites_that_may_embed_the_map_become_a_source_list(string text, string expected) => Assert.Equal(expected, Read((SettingName.EmbedIn, text)).EmbedIn);

    [Theory]
    [InlineData("http://localhost:5013", "http://localhost:5013", true)]
    [InlineData("http://localhost", "http://localhost:80", true)]
    [InlineData("HTTP://127.0.0.1:0/", "http://127.0.0.1:0", true)]
    [InlineData("http://127.8.0.1:81", "http://127.8.0.1:81", true)]
    [InlineData("http://[::1]:5013", "http://[::1]:5013", true)]
    [InlineData("http://[::]", "http://[::]:80", false)]
    [InlineData("http://0.0.0.0:8080", "http://0.0.0.0:8080", false)]
    [InlineData("http://*:8080", "http://*:8080", false)]
    public void An_address_to_listen_on_has_a_host_and_a_port(string text, string url, bool isLoopback) =>
        Assert.Equal(new ListenAddress(url, isLoopback), ListenAddress.Parse(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData("http://")]
    [InlineData("http://:80")]
    [InlineData("http://localhost:")]
    [InlineData("http://localhost:-1")]
    [InlineData("http://localhost:65536")]
    [InlineData("http://localhost:80/path")]
    [InlineData("http://user@localhost:80")]
    [InlineData("unix:/tmp/konna.sock")]
    public void Any_other_address_is_refused_by_name(string text)
    {
        var (value, error) = ListenAddress.Parse(text);
        Assert.Null(value);
        Assert.Contains($"\"{text}\"; expected ", error, StringComparison.Ordinal);
    }

    private static KonnaSettings Read(params (string Name, string Value)[] settings) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build());
}
