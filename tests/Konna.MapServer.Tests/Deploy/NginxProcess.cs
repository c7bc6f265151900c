using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Konna.Testing;

namespace Konna.MapServer.Tests.Deploy;

/// <summary>nginx with docs/deploy/nginx.conf as it stands, but for ports, names and certificate.</summary>
internal sealed class NginxProcess : IAsyncDisposable
{
    private static readonly string[] ScratchFolders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    private readonly Process process;

    private NginxProcess(Process process, X509Certificate certificate)
    {
        this.process = process;
        Certificate = certificate;
    }

    /// <summary>What it shows, which nobody else has signed.</summary>
    public X509Certificate Certificate { get; }

    /// <param name="port">Where nginx listens with TLS.</param>
    /// <param name="server">The port of the server behind it.</param>
    public static async Task<NginxProcess> StartAsync(TemporaryDirectory directory, int port, int server, CancellationToken cancellation)
    {
        var (certificate, key) = (directory.File("certificate.pem"), directory.File("key.pem"));
        (await Subprocess.RunAsync(
            "openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout", key, "-out", certificate],
            cancellation: cancellation)).MustSucceed();
        var site = await File.ReadAllTextAsync(Repository.At("docs", "deploy", "nginx.conf"), cancellation);
        foreach (var (installed, here) in new[]
        {
            ("listen 443 ssl;", $"listen 127.0.0.1:{port} ssl;"), ("maps.example.org;", "localhost;"), ("127.0.0.1:5013", $"127.0.0.1:{server}"),
            ("/etc/ssl/konna/fullchain.pem", certificate), ("/etc/ssl/konna/privkey.pem", key),
        })
        {
            Assert.Contains(installed, site, StringComparison.Ordinal);
            site = site.Replace(installed, here, StringComparison.Ordinal);
        }

        var main = directory.File("nginx.conf");
        var scratch = string.Join(' ', ScratchFolders.Select(kind => $"{kind}_temp_path {directory.File(kind)};"));
        await File.WriteAllTextAsync(
            main,
            $"daemon off; worker_processes 1; pid {directory.File("nginx.pid")}; error_log stderr; events {{}} http {{ access_log off; {scratch}\n{site}\n}}",
            cancellation);
        (await Subprocess.RunAsync("/usr/sbin/nginx", ["-t", "-q", "-e", "stderr", "-c", main, "-p", directory.Path], cancellation: cancellation)).MustSucceed();
        var process = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-e", "stderr", "-c", main, "-p", directory.Path]))!;
        return new NginxProcess(process, X509CertificateLoader.LoadCertificateFromFile(certificate));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Certificate.Dispose();
    }
}
