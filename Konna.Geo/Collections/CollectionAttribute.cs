namespace Konna.Geo.Collections;

/// <summary>Marks a domain record as a published collection.</summary>
/// <param name="id">Collection id in URLs, and the table's name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAttribute(string id, string title, string titleFr) : Attribute
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    public string TitleFr { get; } = titleFr;

    public required string Description { get; init; }

    public required string DescriptionFr { get; init; }

    /// <summary>Place in the list of collections.</summary>
    public required int Order { get; init; }

    public GeometryKind Geometry { get; init; }
}
