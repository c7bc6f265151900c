using System.Text.RegularExpressions;

namespace Konna.MapServer.Api.Access.Keys;

/// <summary>What a key may be called and be for, the same on the command line and over HTTP.</summary>
internal static partial class KeyTerms
{
    public const string NameExpected = "1 to 80 characters without control characters, such as the person or program that is to have the key";
    public const string OperationsExpected = "ids of operations (lower-case letters, digits and hyphens)";
    private const int LongestName = 80;

    public static bool IsName(string? name) => name is { Length: > 0 and <= LongestName } && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl);

    public static bool IsOperationId(string? id) => id is not null && OperationId().IsMatch(id);

    [GeneratedRegex("^[a-z0-9-]{1,64}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex OperationId();
}
