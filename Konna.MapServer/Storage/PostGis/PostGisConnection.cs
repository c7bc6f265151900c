using System.Net;
using System.Text.RegularExpressions;
using Konna.MapServer.Storage.Sql;
using Npgsql;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>Connection settings: what the operator wrote, completed by what this server needs.</summary>
internal static partial class PostGisConnection
{
    /// <summary>Planner settings for small, selective map queries on fast disks.</summary>
    private const string Planner = "-c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0 -c timezone=UTC";

    /// <summary>The generic plans of prepared statements misjudge boxes badly.</summary>
    private const string PlanEach = " -c plan_cache_mode=force_custom_plan";

    /// <summary>By a unique key there is one plan; making it anew takes longer than the answer.</summary>
    private const string PlanOnce = " -c plan_cache_mode=force_generic_plan";

    private const string ReadGuards = " -c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s -c default_transaction_read_only=on";

    private const string WriteGuards = " -c lock_timeout=30s -c idle_in_transaction_session_timeout=60s";

    private const string ReadyGuards = " -c statement_timeout=1s -c lock_timeout=1s -c default_transaction_read_only=on";

    private const string ListenGuards = " -c statement_timeout=15s";

    /// <summary>Longer than a request for features may take: that is what should end it. Shorter than the database's own limit.</summary>
    private const int ReadSeconds = 12;

    /// <summary>A lookup takes so little of the time of a search that few connections do for many of them.</summary>
    private const int SearchesPerLookup = 4;

    private const int FewestLookups = 2;

    static PostGisConnection()
    {
        // Year 1 is a date here, not minus infinity.
        AppContext.SetSwitch("Npgsql.DisableDateTimeInfinityConversions", true);
    }

    /// <exception cref="StoreSettingException">The text is no connection string.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
            {
                throw new StoreSettingException("ConnectionStrings:Konna names no host or no database; expected for example \"Host=localhost;Database=konna;Username=konna;Password=...\".");
            }

            return settings.TargetSessionAttributes is null
                ? settings
                : throw new StoreSettingException("ConnectionStrings:Konna has Target Session Attributes; leave it out: writes go to the primary, and reads to standbys while there are any.");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // The driver's words may repeat part of the text, and the text holds a password.
            throw new StoreSettingException("ConnectionStrings:Konna is not a PostgreSQL connection string; expected for example \"Host=localhost;Database=konna;Username=konna;Password=...\".", exception);
        }
    }

    /// <summary>Where the database is, as people are told.</summary>
    public static string PlaceOf(NpgsqlConnectionStringBuilder settings) =>
        HasSeveralHosts(settings) ? $"{settings.Host}/{settings.Database}" : $"{settings.Host}:{settings.Port}/{settings.Database}";

    /// <summary>Of several hosts the standbys are asked, in turns; the primary when there is none.</summary>
    public static NpgsqlDataSource OpenForReading(NpgsqlConnectionStringBuilder settings, QuestionKind kind)
    {
        var complete = Complete(settings, (kind == QuestionKind.Lookup ? PlanOnce : PlanEach) + ReadGuards, ReadSeconds);
        if (kind == QuestionKind.Lookup)
        {
            complete.MaxPoolSize = Math.Max(FewestLookups, complete.MaxPoolSize / SearchesPerLookup);
        }

        // Nothing that is asked changes the session.
        SetUnlessGiven(complete, settings, "No Reset On Close", true);
        if (HasSeveralHosts(settings) && !IsGiven(settings, "Load Balance Hosts"))
        {
            complete.LoadBalanceHosts = true;
        }

        return Build(new NpgsqlDataSourceBuilder(complete.ConnectionString), TargetSessionAttributes.PreferStandby);
    }

    /// <summary>Of several hosts only the primary will do.</summary>
    public static NpgsqlDataSource OpenForWriting(NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlDataSourceBuilder(Complete(settings, PlanEach + WriteGuards, commandTimeout: 600).ConnectionString);
        builder.UseNetTopologySuite();
        return Build(builder, TargetSessionAttributes.Primary);
    }

    /// <summary>One connection that nothing else can take: whether the database answers is asked also when all others are in use.</summary>
    public static NpgsqlDataSource OpenForReadiness(NpgsqlConnectionStringBuilder settings, TargetSessionAttributes wanted)
    {
        var complete = Complete(settings, ReadyGuards, commandTimeout: 1);
        (complete.MinPoolSize, complete.MaxPoolSize, complete.Timeout, complete.CommandTimeout) = (0, 1, 1, 1);
        return Build(new NpgsqlDataSourceBuilder(complete.ConnectionString), wanted);
    }

    /// <summary>Of several hosts each for itself, by its name in the settings, with one connection that is opened when it is asked. One alone is the primary.</summary>
    public static IReadOnlyList<(string Host, NpgsqlDataSource Source)> OpenEachHost(NpgsqlConnectionStringBuilder settings) =>
        !HasSeveralHosts(settings) ? [] : [.. settings.Host!.Split(',', StringSplitOptions.TrimEntries).Select(host => (host, OpenForReadiness(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Host = host }, TargetSessionAttributes.Any)))];

    /// <summary>The one connection that waits for notices, of the primary, which alone has them. It asks for a sign of life now and then: a line can die unseen.</summary>
    public static NpgsqlDataSource OpenForListening(NpgsqlConnectionStringBuilder settings)
    {
        var complete = Complete(settings, ListenGuards, commandTimeout: 10);
        (complete.MinPoolSize, complete.MaxPoolSize, complete.KeepAlive) = (0, 1, 30);
        return Build(new NpgsqlDataSourceBuilder(complete.ConnectionString), TargetSessionAttributes.Primary);
    }

    private static bool HasSeveralHosts(NpgsqlConnectionStringBuilder settings) => settings.Host!.Contains(',', StringComparison.Ordinal);

    private static NpgsqlDataSource Build(NpgsqlDataSourceBuilder builder, TargetSessionAttributes wanted) =>
        HasSeveralHosts(builder.ConnectionStringBuilder) ? builder.BuildMultiHost().WithTargetSession(wanted) : builder.Build();

    private static NpgsqlConnectionStringBuilder Complete(NpgsqlConnectionStringBuilder settings, string guards, int commandTimeout)
    {
        var complete = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            ApplicationName = settings.ApplicationName ?? "konna",
            IncludeErrorDetail = false,
            PersistSecurityInfo = false,
            TcpKeepAlive = true,
            Options = Planner + guards + (string.IsNullOrEmpty(settings.Options) ? "" : " " + settings.Options),
        };
        SetUnlessGiven(complete, settings, "Timeout", 3);
        SetUnlessGiven(complete, settings, "Command Timeout", commandTimeout);
        SetUnlessGiven(complete, settings, "Cancellation Timeout", 2000);
        SetUnlessGiven(complete, settings, "Maximum Pool Size", 20);
        SetUnlessGiven(complete, settings, "Max Auto Prepare", 50);

        // A host that failed is tried again after a second, not ten: that is how long writes wait for a restarted primary.
        SetUnlessGiven(complete, settings, "Host Recheck Seconds", 1);
        SetUnlessGiven(complete, settings, "GSS Encryption Mode", GssEncryptionMode.Disable);
        if (!settings.Host!.Split(',').All(IsThisMachine))
        {
            SetUnlessGiven(complete, settings, "SSL Mode", SslMode.VerifyFull);
        }

        return complete;
    }

    /// <summary>The driver's own ContainsKey is true of every keyword there is, given or not.</summary>
    private static bool IsGiven(NpgsqlConnectionStringBuilder settings, string keyword) => settings.Keys.Contains(keyword, StringComparer.OrdinalIgnoreCase);

    /// <param name="host">A name or address, with a port or without, or the folder of a socket.</param>
    private static bool IsThisMachine(string host)
    {
        var text = host.Trim();
        var name = IPAddress.TryParse(text, out _) ? text : ListedPort().Replace(text, "").Trim('[', ']');
        return name.StartsWith('/') || name.StartsWith('@') || string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }

    [GeneratedRegex(@":\d+$")]
    private static partial Regex ListedPort();

    private static void SetUnlessGiven(NpgsqlConnectionStringBuilder complete, NpgsqlConnectionStringBuilder given, string keyword, object value)
    {
        if (!IsGiven(given, keyword))
        {
            complete[keyword] = value;
        }
    }
}
