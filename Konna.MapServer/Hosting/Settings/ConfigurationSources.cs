namespace Konna.MapServer.Hosting.Settings;

/// <summary>Where settings come from; a later source wins: appsettings.json beside the program, the environment, the command line.</summary>
public static class ConfigurationSources
{
    /// <param name="flags">What the command line says, by the name of the setting; null values are left out.</param>
    /// <exception cref="CommandFailedException">appsettings.json cannot be read.</exception>
    public static IConfigurationRoot Build(IEnumerable<KeyValuePair<string, string?>> flags)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(file, optional: true, reloadOnChange: false)
                .AddEnvironmentVariables("ASPNETCORE_")
                .AddEnvironmentVariables()
                .AddInMemoryCollection(flags.Where(flag => flag.Value is not null))
                .Build();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Usage, $"{file} cannot be read as JSON: {OneLine.Of(exception.InnerException ?? exception)}", exception);
        }
    }
}
