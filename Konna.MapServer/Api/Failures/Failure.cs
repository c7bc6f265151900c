namespace Konna.MapServer.Api.Failures;

/// <summary>What a client is told when a request cannot be answered: the content of an RFC 9457 problem.</summary>
/// <param name="Title">The kind of failure, the same every time.</param>
/// <param name="Detail">What is wrong with this request; never holds internals.</param>
internal sealed record Failure(int Status, string Title, string Detail)
{
    /// <summary>The query parameter or header at fault, or null.</summary>
    public string? Parameter { get; init; }

    /// <summary>What would be right.</summary>
    public string? Expected { get; init; }

    /// <summary>Everything that is wrong with a body: JSON pointers into it, and what is wrong there.</summary>
    public IReadOnlyList<FailureError>? Errors { get; init; }

    /// <summary>The entity tag of what is there.</summary>
    public string? CurrentTag { get; init; }

    /// <summary>Where what is there can be read.</summary>
    public string? Current { get; init; }

    public int? RetryAfterSeconds { get; init; }

    /// <summary>The methods that the resource takes, for 405.</summary>
    public string? Allow { get; init; }

    /// <summary>How to authenticate, for 401 and 403 (RFC 6750, section 3).</summary>
    public string? Challenge { get; init; }
}
