using Konna.Testing;

namespace Konna.Web.Tests.Fixtures;

/// <summary>The key that a server started with <c>--first-key</c> shows once.</summary>
public static class FirstKey
{
    public const string Argument = "--first-key";

    private const string Before = "  Key:    ";

    public static async Task<string> OfAsync(KonnaProcess server, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(server);
        while (!server.StandardOutput.Contains(Before, StringComparison.Ordinal))
        {
            await Task.Delay(20, cancellation);
        }

        return server.StandardOutput.Split('\n').Single(line => line.StartsWith(Before, StringComparison.Ordinal))[Before.Length..].Split(' ')[0].Trim();
    }
}
