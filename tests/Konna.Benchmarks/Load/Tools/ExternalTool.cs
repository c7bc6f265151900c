using Konna.Benchmarks.Load.Measuring;

namespace Konna.Benchmarks.Load.Tools;

/// <summary>A program that is measured with, or against, and need not be installed.</summary>
internal sealed record ExternalTool(string Name, string Package, params string[] Places)
{
    private const string PostgresPrograms = "/usr/lib/postgresql";

    public static readonly ExternalTool Wrk = new("wrk", "wrk", "/usr/bin/wrk");

    public static readonly ExternalTool PgBench = OfPostgres("pgbench");

    public static readonly ExternalTool Psql = OfPostgres("psql");

    public static readonly ExternalTool Nginx = new("nginx", "nginx-light", "/usr/sbin/nginx");

    public static readonly ExternalTool SpawnFcgi = new("spawn-fcgi", "spawn-fcgi", "/usr/bin/spawn-fcgi");

    public static readonly ExternalTool MapServer = new("mapserv", "cgi-mapserver", "/usr/lib/cgi-bin/mapserv", "/usr/bin/mapserv");

    public static readonly ExternalTool QgisServer = new("QGIS Server", "qgis-server", "/usr/lib/cgi-bin/qgis_mapserv.fcgi");

    public string? Found => Places.FirstOrDefault(File.Exists);

    /// <summary>Where it is.</summary>
    /// <exception cref="NotMeasuredException">It is not installed.</exception>
    public string Path => Found ?? throw new NotMeasuredException(MissingText);

    /// <summary>That it is not installed, and how to install it.</summary>
    public string MissingText => $"not measured: no {Name} (apt package {Package})";

    private static ExternalTool OfPostgres(string name) =>
        new(name, "postgresql", [.. Directory.Exists(PostgresPrograms) ? Directory.EnumerateDirectories(PostgresPrograms).OrderDescending().Select(version => $"{version}/bin/{name}") : []]);
}
