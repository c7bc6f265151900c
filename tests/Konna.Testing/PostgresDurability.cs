namespace Konna.Testing;

/// <summary>When a cluster says that a transaction is committed.</summary>
public enum PostgresDurability
{
    /// <summary>At once; nothing is ever flushed, for the cluster does not outlive the tests.</summary>
    None,

    /// <summary>When it is on the disk, as PostgreSQL is installed.</summary>
    Flushed,

    /// <summary>When it is on the disk of the standby too.</summary>
    OnStandby,
}
