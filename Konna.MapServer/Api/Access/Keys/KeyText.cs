using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Access.Keys;

/// <summary>A key as its holder has it: <c>konna_ID_SECRET</c>, the id 16 hexadecimal digits, the secret 256 random bits as base64url. It is shown once and never stored.</summary>
internal static partial class KeyText
{
    private const int IdBytes = 8;
    private const int SecretBytes = 32;

    /// <summary>What a secret is held against where there is no key: the work is the same.</summary>
    private static readonly byte[] Nothing = new byte[SHA256.HashSizeInBytes];

    /// <returns>What to store, and the text to give to the holder.</returns>
    public static (AccessKey Key, string Text) Create(string name, AccessRight right, IReadOnlyList<string>? operations, DateTimeOffset now, DateTimeOffset? expires)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = new AccessKey { Id = id, Name = name, SecretHash = HashOf(secret), Right = right, Operations = operations, Created = now, Expires = expires };
        return (key, $"konna_{id}_{secret}");
    }

    /// <summary>The two parts of a text that has the form of a key, or null.</summary>
    public static (string Id, string Secret)? Parse(string? text) =>
        text is not null && Whole().Match(text) is { Success: true } match ? (match.Groups["id"].Value, match.Groups["secret"].Value) : null;

    public static bool IsSecretOf(AccessKey? key, string secret) => CryptographicOperations.FixedTimeEquals(key?.SecretHash ?? Nothing, HashOf(secret)) && key is not null;

    /// <summary>True when a key stands somewhere in the text.</summary>
    public static bool IsWithin(string text) => Anywhere().IsMatch(text);

    private static byte[] HashOf(string secret) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secret));

    [GeneratedRegex("^konna_(?<id>[0-9a-f]{16})_(?<secret>[A-Za-z0-9_-]{43})\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex("konna_[0-9a-f]{16}_", RegexOptions.NonBacktracking)]
    private static partial Regex Anywhere();
}
