using System.Net.Sockets;
using Konna.MapServer.Hosting.Settings;
using Microsoft.AspNetCore.Connections;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>Starts the web server; an address that cannot be had is told in one line.</summary>
internal static class Listening
{
    /// <exception cref="CommandFailedException">Exit code <see cref="ExitCode.AddressUnusable"/>.</exception>
    public static async Task StartAsync(WebApplication app, IEnumerable<ListenAddress> addresses, CancellationToken cancellation)
    {
        var urls = string.Join(" ", addresses.Select(address => address.Url));
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException exception) when (HasCause<AddressInUseException>(exception))
        {
            throw Failure($"{urls} is in use by another program; stop that one, or choose another port with --urls http://localhost:PORT.", exception);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            throw Failure($"{urls} may not be listened on by this user; choose a port above 1023 with --urls http://localhost:PORT.", exception);
        }
        catch (Exception exception) when (exception is SocketException or IOException or InvalidOperationException or FormatException)
        {
            throw Failure($"{urls} cannot be listened on: {OneLine.Of(exception)}", exception);
        }
    }

    private static CommandFailedException Failure(string message, Exception inner) => new(ExitCode.AddressUnusable, message, inner);

    private static bool HasCause<T>(Exception exception)
        where T : Exception =>
        exception is T
        || (exception is AggregateException several && several.InnerExceptions.Any(HasCause<T>))
        || (exception.InnerException is { } inner && HasCause<T>(inner));
}
