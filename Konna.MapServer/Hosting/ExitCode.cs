namespace Konna.MapServer.Hosting;

/// <summary>What the process tells the script that started it.</summary>
public static class ExitCode
{
    public const int Ok = 0;

    /// <summary>What was given is at fault: a package with problems, an operation that is not there, a file that already exists.</summary>
    public const int BadInput = 1;

    /// <summary>The command line or a setting is at fault.</summary>
    public const int Usage = 2;

    /// <summary>The store cannot be opened or does not answer.</summary>
    public const int StoreUnusable = 3;

    /// <summary>The address cannot be listened on.</summary>
    public const int AddressUnusable = 4;

    /// <summary>A defect of the program (EX_SOFTWARE of sysexits.h).</summary>
    public const int Defect = 70;

    /// <summary>Ended by Ctrl-C or SIGTERM before the work was done (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
