namespace Konna.Testing;

/// <summary>How a server under test is started. Settings of the developer's own environment never reach it.</summary>
public sealed record KonnaStart
{
    /// <summary>PostGIS; null means the embedded file in <see cref="DataDirectory"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Null means a new one that is deleted with the process.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Zero: any that is free. A public URL that is to lead to the server itself must name it.</summary>
    public int Port { get; init; }

    /// <summary>Comes before the listening address on the command line.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Further environment variables; they win over those that this record makes.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Null means the one the build left.</summary>
    public string? Executable { get; init; }

    /// <summary>How long the store may take to be made and seeded before the server answers.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    internal Dictionary<string, string?> Variables(string dataDirectory)
    {
        var variables = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in System.Environment.GetEnvironmentVariables().Keys)
        {
            if (ForeignPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                variables[name] = null;
            }
        }

        variables["Konna__DataDirectory"] = dataDirectory;
        variables["ConnectionStrings__Konna"] = ConnectionString;
        foreach (var (name, value) in Environment)
        {
            variables[name] = value;
        }

        return variables;
    }

    private static readonly string[] ForeignPrefixes = ["Konna", "ConnectionStrings", "ASPNETCORE", "DOTNET_ENVIRONMENT", "urls", "Logging", "OTEL", "PG"];
}
