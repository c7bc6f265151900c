namespace Konna.Testing;

/// <summary>The programs of the newest installed PostgreSQL that has PostGIS, and the directory of one cluster made by them.</summary>
internal sealed class PostgresFiles : IAsyncDisposable
{
    public const string Role = "konna";
    private readonly string programs;
    private readonly Guardian guardian;

    private PostgresFiles(string programs, string directory)
    {
        this.programs = programs;
        Directory = directory;
        guardian = Guardian.Start("directory=$1; shift; \"$@\" -m immediate stop; rm -rf \"$directory\"", [directory, .. AsOwner("pg_ctl"), "-D", Data, "-w"]);
    }

    public static async Task<PostgresFiles> InitializeAsync()
    {
        var files = await MakeAsync();
        (await files.RunAsync("initdb", "-D", files.Data, "-U", Role, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")).MustSucceed();
        return files;
    }

    private static async Task<PostgresFiles> MakeAsync()
    {
        var programs = FindPrograms();
        var directory = System.IO.Directory.CreateTempSubdirectory("konna-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            (await Subprocess.RunAsync("chown", ["postgres:", directory])).MustSucceed();
        }

        return new PostgresFiles(programs, directory);
    }

    /// <summary>A standby of another cluster: its copy, which will follow it by streaming from the slot of its own, known there as "standby".</summary>
    public static async Task<PostgresFiles> CopyAsync(int primaryPort)
    {
        var files = await MakeAsync();
        (await files.RunAsync(
            "pg_basebackup", "-h", "127.0.0.1", "-p", $"{primaryPort}", "-U", Role, "-D", files.Data, "-R", "-X", "stream", "-C", "-S", "standby",
            "-c", "fast", "-d", "application_name=standby")).MustSucceed();
        return files;
    }

    /// <summary>Loopback only, and no socket.</summary>
    public Task<ProcessOutcome> StartAsync(int port, PostgresDurability durability)
        => RunAsync("pg_ctl", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(Directory, "log"), "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {SettingsOf(durability)} -c max_connections=200 -c log_min_messages=warning",
            "start");

    /// <summary>Makes a standby a primary.</summary>
    public Task<ProcessOutcome> PromoteAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "promote");

    /// <summary>The process that all others of a running server are children of.</summary>
    public int ReadProcessId() => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    public Task<ProcessOutcome> StopAsync(string mode) => RunAsync("pg_ctl", "-D", Data, "-w", "-m", mode, "stop");

    public string Directory { get; }

    public ValueTask DisposeAsync() => guardian.DisposeAsync();

    // A standby has no standbys of its own: what it copied of the primary's settings must not make its writes wait for one after it is promoted.
    private static string SettingsOf(PostgresDurability durability) => durability switch
    {
        PostgresDurability.None => "-c fsync=off -c synchronous_commit=off -c full_page_writes=off",
        PostgresDurability.Flushed => "-c fsync=on -c synchronous_commit=on -c wal_level=replica -c synchronous_standby_names=''",
        PostgresDurability.OnStandby => "-c fsync=on -c synchronous_commit=on -c wal_level=replica -c synchronous_standby_names=standby",
        _ => throw new ArgumentOutOfRangeException(nameof(durability), durability, null),
    };

    private string Data => Path.Combine(Directory, "data");

    // pg_ctl hands its streams on to the server; they must not be pipes, or reading them would wait for the server's end.
    private async Task<ProcessOutcome> RunAsync(string program, params string[] arguments)
    {
        string[] command = [.. AsOwner(program), .. arguments];
        var said = Path.Combine(Directory, $"said-{Guid.NewGuid():N}");
        var outcome = await Subprocess.RunAsync("sh", ["-c", "said=$1; shift; exec \"$@\" >\"$said\" 2>&1", "sh", said, .. command], workingDirectory: Directory);
        return outcome with { StandardOutput = await File.ReadAllTextAsync(said) };
    }

    // PostgreSQL refuses to run as root.
    private string[] AsOwner(string program)
        => Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", Path.Combine(programs, program)] : [Path.Combine(programs, program)];

    private static string FindPrograms()
        => System.IO.Directory.EnumerateDirectories("/usr/share/postgresql")
               .Where(share => File.Exists(Path.Combine(share, "extension", "postgis.control")))
               .Select(share => Path.Combine("/usr/lib/postgresql", Path.GetFileName(share), "bin"))
               .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
               .OrderBy(bin => bin, StringComparer.Ordinal).LastOrDefault()
           ?? throw new InvalidOperationException("PostgreSQL with PostGIS is not installed: run ./test once, or set KONNA_TEST_POSTGIS to a connection string.");
}
