using System.Reflection;

namespace Konna.Geo.Packages;

/// <summary>What a member of an item holds in a package.</summary>
internal enum MemberType
{
    Text,
    Id,
    Edtf,
    Instant,
    Number,
    Integer,
    Boolean,
    Texts,
    Ids,
    Citations,
    VertexInstants,
}

/// <summary>One member that an item may have in a package.</summary>
/// <param name="Values">The closed list of values, or empty.</param>
/// <param name="References">The collection whose ids the values are, or null.</param>
internal sealed record PackageMember(
    string Name,
    MemberType Type,
    string Title,
    IReadOnlyList<string> Values,
    string? References,
    bool IsRequired,
    PropertyInfo Property);
