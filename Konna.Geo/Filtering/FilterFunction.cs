namespace Konna.Geo.Filtering;

/// <summary>One argument of a function.</summary>
public sealed record FilterParameter(string Name, FilterType Type, string Title, string TitleFr);

/// <summary>A function that filters can call; one entry of the functions resource.</summary>
/// <param name="Name">Called in any case, written in this one.</param>
/// <param name="Returns">Null (unknown) is always possible as well.</param>
public sealed record FilterFunction(
    string Name, string Description, string DescriptionFr, IReadOnlyList<FilterParameter> Parameters, FilterType Returns)
{
    /// <summary>
    /// The result for arguments that are all known; a null argument gives null without a call.
    /// Takes and gives the values of <see cref="FilterEvaluator"/>.
    /// </summary>
    internal Func<IReadOnlyList<object>, object?> Apply { get; init; } = _ => null;
}
