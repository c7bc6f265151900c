namespace Konna.Geo.Filtering;

/// <summary>What the check knows an expression to be.</summary>
public enum FilterType
{
    Boolean,
    Text,
    Number,
    Instant,
    Interval,
    Geometry,
    Array,
}
