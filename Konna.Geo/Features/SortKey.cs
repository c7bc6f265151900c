using Konna.Geo.Collections;

namespace Konna.Geo.Features;

/// <summary>One property to order by. Text compares by the bytes of its UTF-8; what is missing comes last, in either direction.</summary>
public sealed record SortKey(PropertySchema Property, bool Descending = false);
