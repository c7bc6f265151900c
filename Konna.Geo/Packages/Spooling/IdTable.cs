using System.Runtime.InteropServices;
using TextEncoding = System.Text.Encoding;

namespace Konna.Geo.Packages.Spooling;

/// <summary>Many ids in the order in which they were added: their bytes and a number for each, a third of what they take as texts.</summary>
internal sealed class IdTable
{
    private const int PieceBits = 20;
    private const int PieceBytes = 1 << PieceBits;

    // More than any valid id has: of a longer one, which is a problem of its own, the beginning must do.
    private const int LongestBytes = 1024;

    // Pieces, for one array would be copied whenever it grows. The length of an id stands before it, in two bytes.
    private readonly List<byte[]> pieces = [];
    private readonly List<uint> places = [];
    private int used = PieceBytes;
    private int[]? order;

    public int Count => places.Count;

    public void Add(string id)
    {
        var bytes = BytesOf(id);
        if (used + bytes.Length + 2 > PieceBytes)
        {
            pieces.Add(new byte[PieceBytes]);
            used = 0;
        }

        places.Add(((uint)(pieces.Count - 1) << PieceBits) | (uint)used);
        var room = pieces[^1].AsSpan(used);
        (room[0], room[1]) = ((byte)bytes.Length, (byte)(bytes.Length >> 8));
        bytes.CopyTo(room[2..]);
        used += bytes.Length + 2;
        order = null;
    }

    /// <summary>The numbers of the ids by their texts, ordinally: of equal ones the first that was added comes first.</summary>
    public ReadOnlySpan<int> Order => order ??= Sort();

    /// <summary>True if one stands in it twice; an empty one does not count.</summary>
    public bool HasRepeated
    {
        get
        {
            var sorted = Order;
            for (var i = 1; i < sorted.Length; i++)
            {
                if (At(sorted[i]) is { Length: > 0 } id && id.SequenceEqual(At(sorted[i - 1])))
                {
                    return true;
                }
            }

            return false;
        }
    }

    public string this[int number] => TextEncoding.UTF8.GetString(At(number));

    public bool Contains(string id)
    {
        var wanted = BytesOf(id);
        var sorted = Order;
        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            var compared = At(sorted[middle]).SequenceCompareTo(wanted);
            if (compared == 0)
            {
                return true;
            }

            (low, high) = compared < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    private static ReadOnlySpan<byte> BytesOf(string id) => TextEncoding.UTF8.GetBytes(id).AsSpan() is var bytes && bytes.Length > LongestBytes ? bytes[..LongestBytes] : bytes;

    private int[] Sort()
    {
        var sorted = new int[Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = i;
        }

        sorted.AsSpan().Sort((a, b) => At(a).SequenceCompareTo(At(b)) is var compared && compared != 0 ? compared : a.CompareTo(b));
        return sorted;
    }

    private ReadOnlySpan<byte> At(int number)
    {
        var place = CollectionsMarshal.AsSpan(places)[number];
        var from = pieces[(int)(place >> PieceBits)].AsSpan((int)(place & (PieceBytes - 1)));
        return from.Slice(2, from[0] | (from[1] << 8));
    }
}
