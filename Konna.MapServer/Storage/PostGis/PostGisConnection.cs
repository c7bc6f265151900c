using Npgsql;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>Connection settings: what the operator wrote, completed by what this server needs.</summary>
internal static class PostGisConnection
{
    /// <summary>Planner settings for small, selective map queries on fast disks; the generic plans of prepared statements misjudge boxes badly.</summary>
    private const string Planner =
        "-c plan_cache_mode=force_custom_plan -c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0 -c timezone=UTC";

    private const string ReadGuards = " -c statement_timeout=15s -c lock_timeout=5s -c default_transaction_read_only=on";

    private const string WriteGuards = " -c lock_timeout=30s -c idle_in_transaction_session_timeout=60s";

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

            return settings;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // The driver's words may repeat part of the text, and the text holds a password.
            throw new StoreSettingException("ConnectionStrings:Konna is not a PostgreSQL connection string; expected for example \"Host=localhost;Database=konna;Username=konna;Password=...\".", exception);
        }
    }

    public static NpgsqlDataSource OpenForReading(NpgsqlConnectionStringBuilder settings) =>
        new NpgsqlDataSourceBuilder(Complete(settings, ReadGuards, commandTimeout: 10).ConnectionString).Build();

    public static NpgsqlDataSource OpenForWriting(NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlDataSourceBuilder(Complete(settings, WriteGuards, commandTimeout: 600).ConnectionString);
        builder.UseNetTopologySuite();
        return builder.Build();
    }

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
        SetUnlessGiven(complete, settings, "Maximum Pool Size", 20);
        SetUnlessGiven(complete, settings, "Max Auto Prepare", 50);
        return complete;
    }

    private static void SetUnlessGiven(NpgsqlConnectionStringBuilder complete, NpgsqlConnectionStringBuilder given, string keyword, int value)
    {
        if (!given.ContainsKey(keyword))
        {
            complete[keyword] = value;
        }
    }
}
