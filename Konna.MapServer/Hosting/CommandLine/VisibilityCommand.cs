using System.CommandLine;
using Konna.MapServer.Api.Access.Keys;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary><c>konna visibility OPERATION public|private</c>: whether everybody may read an operation.</summary>
internal sealed class VisibilityCommand(SettingOptions settings, Terminal terminal)
{
    private const string WhileServing = " A running server does it itself: PUT /operations/OPERATION/visibility with a key that may administer.";

    private readonly OutputOptions output = new();
    private readonly Argument<string> operation = new("OPERATION") { Description = "Id of the operation; it may be one that is yet to be imported." };
    private readonly Argument<string> visibility = new("VISIBILITY") { Description = "public: everybody reads it; private: those alone whose key gives the right." };

    public Command Create()
    {
        var command = new Command("visibility", "Say whether everybody may read an operation.") { operation, visibility.AcceptOnlyFromAmong("public", "private"), settings.DataDirectory, output.Quiet };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var id = parsed.GetRequiredValue(operation);
        if (!KeyTerms.IsOperationId(id))
        {
            throw new CommandFailedException(ExitCode.Usage, $"OPERATION is \"{id}\"; expected an id: lower-case letters, digits and hyphens.");
        }

        var wanted = parsed.GetRequiredValue(visibility);
        await using var store = await KeysCommand.OpenAsync(settings, parsed, WhileServing, cancellation);
        await store.SetPrivateAsync(id, wanted == "private", cancellation);
        if (!parsed.GetValue(output.Quiet))
        {
            terminal.Out.WriteLine($"{id} is {wanted}.");
        }

        return ExitCode.Ok;
    }
}
