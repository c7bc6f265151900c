namespace Konna.MapServer.Storage;

/// <summary>What somebody may do with an operation; each right holds those before it.</summary>
public enum AccessRight
{
    /// <summary>Read operations that are not public.</summary>
    Read,

    /// <summary>Change operations.</summary>
    Write,

    /// <summary>Make and revoke keys, and say who may read an operation.</summary>
    Admin,
}
