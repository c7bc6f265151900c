namespace Konna.Geo.Operations;

/// <summary>What <c>operation.json</c> says of a reference layer: texts for people, and which attributes are its id and its times.</summary>
public sealed record LayerNotes(string Id)
{
    public string? Title { get; init; }

    public string? TitleFr { get; init; }

    public string? Description { get; init; }

    public string? DescriptionFr { get; init; }

    public string? GeometryTitle { get; init; }

    public string? GeometryTitleFr { get; init; }

    /// <summary>The attribute whose values are the features' ids; null: their own, or else the rows are numbered.</summary>
    public string? IdProperty { get; init; }

    /// <summary>The attribute that says when a feature begins; the same as <see cref="EndProperty"/> for an instant or a day. Null: by its name.</summary>
    public string? BeginProperty { get; init; }

    public string? EndProperty { get; init; }

    /// <summary>True when no attribute is to be taken for the features' time, whatever it is called.</summary>
    public bool IsTimeless { get; init; }

    public IReadOnlyList<LayerPropertyNotes> Properties { get; init; } = [];
}

/// <param name="Unit">A UCUM symbol ("m", "km/h").</param>
public sealed record LayerPropertyNotes(string Name, string? Title, string? TitleFr, string? Unit);
