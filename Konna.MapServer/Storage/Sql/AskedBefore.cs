using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konna.Geo.Features;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// What became known of questions whose pages overflowed: that asking without an order is of no use, and how many rows match at a revision, which pages that follow need not count again.
/// Of a fixed size: a question that falls into another's place takes it.
/// </summary>
internal sealed class AskedBefore
{
    private const int Places = 4096;

    private readonly Known?[] places = new Known?[Places];

    /// <summary>What a question is but for where its page begins: its conditions with their values.</summary>
    public static UInt128 KeyOf(SqlText conditions)
    {
        var text = new StringBuilder(conditions.ToString());
        foreach (var value in conditions.Values)
        {
            Add(text, value);
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return BitConverter.ToUInt128(hash);
    }

    /// <summary>True when more rows are known to match than the limit.</summary>
    public bool Overflows(UInt128 question, int limit) => Find(question) is { } known && known.MoreThan >= limit;

    /// <summary>How many rows match, if that was counted at this revision: null when they are more than <paramref name="most"/>.</summary>
    public bool TryCount(UInt128 question, long revision, long most, out long? count)
    {
        var known = Find(question) is { } found && found.Revision == revision && (found.Count is not null || found.CountedTo >= most) ? found : null;
        count = known?.Count is { } exact && exact <= most ? exact : null;
        return known is not null;
    }

    public void Overflowed(UInt128 question, int limit)
    {
        var known = Find(question) ?? new Known(question);
        Keep(known with { MoreThan = Math.Max(known.MoreThan, limit) });
    }

    /// <param name="count">Null when there are more than <paramref name="most"/>.</param>
    public void Counted(UInt128 question, long revision, long? count, long most) =>
        Keep((Find(question) ?? new Known(question)) with { Revision = revision, Count = count, CountedTo = most });

    /// <summary>With its length before it, so that no two lists of values read alike.</summary>
    private static void Add(StringBuilder text, object value)
    {
        if (value is string[] parts)
        {
            text.Append('[').Append(parts.Length);
            foreach (var part in parts)
            {
                Add(text, part);
            }

            return;
        }

        var written = value switch
        {
            string plain => plain,
            byte[] bytes => Convert.ToHexString(bytes),
            DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            bool truth => truth ? "true" : "false",
            _ => throw new ArgumentException($"A question has a value of type {value.GetType().Name}, which has no key.", nameof(value)),
        };
        text.Append(';').Append(written.Length).Append(':').Append(written);
    }

    private Known? Find(UInt128 question) => Volatile.Read(ref PlaceOf(question)) is { } known && known.Question == question ? known : null;

    private void Keep(Known known) => Volatile.Write(ref PlaceOf(known.Question), known);

    private ref Known? PlaceOf(UInt128 question) => ref places[(int)(question % Places)];

    private sealed record Known(UInt128 Question)
    {
        public int MoreThan { get; init; }

        public long Revision { get; init; }

        public long? Count { get; init; }

        /// <summary>Where counting stopped; 0 when it has not begun.</summary>
        public long CountedTo { get; init; }
    }
}
