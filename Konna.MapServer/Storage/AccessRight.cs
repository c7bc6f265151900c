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

/// <summary>The rights as commands, documents and tables write them.</summary>
public static class AccessRights
{
    public static IReadOnlyList<string> Names { get; } = ["read", "write", "admin"];

    public static string NameOf(AccessRight right) => Names[(int)right];

    public static AccessRight? Parse(string? name) => name switch
    {
        "read" => AccessRight.Read,
        "write" => AccessRight.Write,
        "admin" => AccessRight.Admin,
        _ => null,
    };
}
