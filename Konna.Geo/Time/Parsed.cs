namespace Konna.Geo.Time;

/// <summary>Makes the two kinds of <see cref="Parsed{T}"/>.</summary>
public static class Parsed
{
    public static Parsed<T> Success<T>(T value) => new(value, null);

    /// <param name="error">One sentence that names what was expected.</param>
    public static Parsed<T> Failure<T>(string error) => new(default, error);
}
