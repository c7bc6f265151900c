namespace Konna.MapServer.Api.Pages;

/// <summary>The properties that tie a feature to the accounts of a dispute.</summary>
internal static class ContestedProperties
{
    /// <summary>The account that tells of the feature.</summary>
    public const string AccountId = "accountId";

    /// <summary>What all versions of the same thing share: the id of one of them.</summary>
    public const string VersionOf = "versionOf";

    /// <summary>Of an account: the dispute that it takes part in.</summary>
    public const string DisputeId = "disputeId";
}
