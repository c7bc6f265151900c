namespace Konna.Geo.Filtering;

/// <summary>Ends the reading of a filter; never leaves the two parsers' entry points.</summary>
internal sealed class FilterSyntaxException(string place, string problem) : Exception($"{place}: {problem}.");
