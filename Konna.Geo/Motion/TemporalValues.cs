namespace Konna.Geo.Motion;

/// <summary>
/// Values over time: one at each of increasing instants, and what is known between them (the words of OGC Moving Features JSON). Immutable.
/// What lies outside of the first and the last instant is not known.
/// </summary>
/// <typeparam name="T">A position, a number or a text.</typeparam>
public sealed record TemporalValues<T>
{
    private readonly Func<T, T, double, T>? between;

    /// <param name="between">The value at a fraction between two others; needed for <see cref="Interpolation.Linear"/> alone.</param>
    /// <exception cref="ArgumentException">No instant, a count of values that differs, or instants that do not increase.</exception>
    public TemporalValues(IReadOnlyList<DateTimeOffset> instants, IReadOnlyList<T> values, Interpolation interpolation, Func<T, T, double, T>? between = null)
    {
        if (instants.Count == 0 || instants.Count != values.Count || instants.Zip(instants.Skip(1)).Any(pair => pair.Second <= pair.First))
        {
            throw new ArgumentException("Expected at least one instant, increasing ones, and a value for each.");
        }

        if (interpolation == Interpolation.Linear && between is null)
        {
            throw new ArgumentException("Expected the rule for values between two others.");
        }

        (Instants, Values, Interpolation, this.between) = (instants, values, interpolation, between);
    }

    public IReadOnlyList<DateTimeOffset> Instants { get; }

    public IReadOnlyList<T> Values { get; }

    public Interpolation Interpolation { get; }

    public DateTimeOffset First => Instants[0];

    public DateTimeOffset Last => Instants[^1];

    /// <summary>The value at an instant (<c>pointAtTime</c> of OGC 16-120r3); false where it is not known.</summary>
    public bool TryAt(DateTimeOffset t, out T value)
    {
        value = Values[0];
        if (t < First || t > Last)
        {
            return false;
        }

        var reached = LastReached(t);
        value = Values[reached];
        if (Instants[reached] == t)
        {
            return true;
        }

        if (Interpolation == Interpolation.Linear)
        {
            value = between!(Values[reached], Values[reached + 1], (t - Instants[reached]) / (Instants[reached + 1] - Instants[reached]));
        }

        return Interpolation != Interpolation.Discrete;
    }

    /// <summary>The values at those of the instants at which they are known, and no word of what is between; null when none is.</summary>
    public TemporalValues<T>? AtEach(IEnumerable<DateTimeOffset> instants)
    {
        List<DateTimeOffset> found = [];
        List<T> values = [];
        foreach (var instant in instants)
        {
            if (TryAt(instant, out var value))
            {
                found.Add(instant);
                values.Add(value);
            }
        }

        return found.Count == 0 ? null : new TemporalValues<T>(found, values, Interpolation.Discrete);
    }

    /// <summary>The part from one instant to another, both included, with the values at its ends (<c>subTrajectory</c> of OGC 16-120r3); null when nothing is known then.</summary>
    /// <param name="from">Null: from the first one.</param>
    /// <param name="to">Null: to the last one.</param>
    public TemporalValues<T>? Between(DateTimeOffset? from, DateTimeOffset? to)
    {
        var (begin, end) = (from is { } f && f > First ? f : First, to is { } u && u < Last ? u : Last);
        if (begin > end)
        {
            return null;
        }

        var within = Instants.Where(instant => instant > begin && instant < end);
        IEnumerable<DateTimeOffset> wanted = begin == end ? [begin] : [begin, .. within, end];
        return AtEach(wanted) is { } part ? new TemporalValues<T>(part.Instants, part.Values, Interpolation, between) : null;
    }

    private int LastReached(DateTimeOffset t)
    {
        var (low, high) = (0, Instants.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            (low, high) = Instants[middle] <= t ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
