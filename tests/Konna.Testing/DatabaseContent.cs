namespace Konna.Testing;

/// <summary>What a new database holds before the test begins.</summary>
public enum DatabaseContent
{
    /// <summary>The PostGIS extension and nothing else.</summary>
    PostGis,

    /// <summary>Nothing, not even PostGIS.</summary>
    Empty,
}
