namespace Konna.Geo.Filtering;

/// <summary>Ends the check of a filter; never leaves <see cref="FilterCheck"/>.</summary>
internal sealed class FilterCheckException(string sentence) : Exception(sentence);
