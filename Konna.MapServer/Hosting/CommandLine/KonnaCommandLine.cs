using System.CommandLine;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary>The command line as a whole: picks the command, and turns every failure into one line and an exit code.</summary>
public static class KonnaCommandLine
{
    private const string Description = """
        KonnaMap shows an operation on an animated map and serves the same data as GeoJSON (OGC API Features).
        Without a command it serves.

        Exit codes: 0 done; 1 what was given is at fault (a package with problems, an unknown operation, a file that exists);
        2 the command line or a setting is at fault; 3 the store cannot be used; 4 the address cannot be listened on;
        70 a defect of the program; 130 stopped before the work was done.
        """;

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var parsed = CreateRoot(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var command = parsed.CommandResult.Command is RootCommand ? "konna" : "konna " + parsed.CommandResult.Command.Name;
            terminal.Fail($"{string.Join(" ", parsed.Errors.Select(error => error.Message))} See: {command} --help");
            return ExitCode.Usage;
        }

        try
        {
            // Signals are turned into the token by the caller; the library's own handling would end the process after two seconds.
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = terminal.Out,
                Error = terminal.Error,
            };
            return await parsed.InvokeAsync(invocation, cancellation);
        }
        catch (CommandFailedException failure)
        {
            terminal.Fail(failure.Message);
            return failure.ExitCode;
        }
        catch (StoreSettingException failure)
        {
            terminal.Fail(failure.Message);
            return ExitCode.Usage;
        }
        catch (StoreSetupException failure)
        {
            terminal.Fail(failure.Message);
            return ExitCode.StoreUnusable;
        }
        catch (StoreUnavailableException failure)
        {
            terminal.Fail(failure.Message + " Try again later.");
            return ExitCode.StoreUnusable;
        }
        catch (StoreUnconfirmedException failure)
        {
            terminal.Fail(failure.Message + " It is stored on the primary.");
            return ExitCode.StoreUnusable;
        }
        catch (StoreOutcomeUnknownException failure)
        {
            terminal.Fail(failure.Message + " Look at what is there before trying again.");
            return ExitCode.StoreUnusable;
        }
        catch (StoreFullException failure)
        {
            terminal.Fail(failure.Message + " Nothing was written.");
            return ExitCode.StoreUnusable;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            terminal.Fail("stopped before the work was done.");
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last resort: what reaches this line is a defect, told in full so that it can be reported.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine("konna: a defect of the program; please report it with these lines:");
            terminal.Error.WriteLine(defect);
            return ExitCode.Defect;
        }
    }

    private static RootCommand CreateRoot(Terminal terminal)
    {
        var settings = new SettingOptions();
        var serve = new ServeCommand(settings, terminal);
        var root = new RootCommand(Description)
        {
            serve.Create(),
            new ImportCommand(settings, terminal).Create(),
            new ExportCommand(settings, terminal).Create(),
            new ValidateCommand(terminal).Create(),
            new NewCommand(terminal).Create(),
            new BackupCommand(settings, terminal).Create(),
            new RestoreCommand(settings, terminal).Create(),
            new MigrateCommand(settings, terminal).Create(),
            new KeysCommand(settings, terminal).Create(),
            new VisibilityCommand(settings, terminal).Create(),
        };
        serve.ApplyTo(root);
        return root;
    }
}
