namespace Konna.MapServer.Storage;

/// <summary>An opened store, and what to tell people about it.</summary>
public interface IKonnaStore : IFeatureStore, IAccessStore, IAsyncDisposable
{
    StoreDescription Description { get; }
}

/// <param name="Kind">"GeoPackage" or "PostGIS".</param>
/// <param name="Location">The file's path, or host, port and database; never a password.</param>
/// <param name="Versions">"SQLite 3.53.3", "PostgreSQL 15.20, PostGIS 3.3.2".</param>
public sealed record StoreDescription(string Kind, string Location, string Versions);

/// <summary>Which store to open.</summary>
/// <param name="ConnectionString">PostGIS when set; null or empty means the embedded file.</param>
/// <param name="DataDirectory">Folder of the embedded file.</param>
public sealed record StoreSettings(string? ConnectionString, string DataDirectory)
{
    /// <summary>What the log of changes takes the time from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long ago an operation's revision may have been asked for those who read without insisting on the last moment.</summary>
    public TimeSpan RevisionAge { get; init; } = TimeSpan.FromMilliseconds(DefaultRevisionMilliseconds);

    /// <summary>Less than most networks take to bring an answer, and enough for a busy server to ask a hundred times a second in place of tens of thousands.</summary>
    public const int DefaultRevisionMilliseconds = 10;
}

/// <summary>What a store is opened for.</summary>
public enum StorePurpose
{
    /// <summary>Serve and import: an empty store is created; a schema that is older or newer than the program is refused.</summary>
    Use,

    /// <summary>Bring the schema up to the program's.</summary>
    Migrate,
}
