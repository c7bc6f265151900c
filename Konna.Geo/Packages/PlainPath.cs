using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Konna.Geo.Packages;

/// <summary>
/// The dated path of a feature as most are written: positions of two numbers, and as many instants in UTC. It is read from the feature's text without a
/// document for it, and the text without it is left for the document. What is written in any other way is not taken, and is none of its problems.
/// </summary>
internal sealed class PlainPath
{
    private const int FirstVertices = 256;

    /// <summary>Which member of the feature an object is.</summary>
    private enum Owner
    {
        Other,
        Geometry,
        Properties,
    }

    // Stand in the document where the path and its instants stood: a line whose form is right, and no instants.
    private static ReadOnlySpan<byte> SomeLine => "[[0,0],[0,0]]"u8;

    private static ReadOnlySpan<byte> NoInstants => "[]"u8;

    private byte[] rest = new byte[4096];
    private int restLength;
    private double[] ordinates = new double[2 * FirstVertices];
    private double[] seconds = new double[FirstVertices];
    private int positions;
    private int instants;

    /// <summary>The feature's text without the path, after <see cref="TryTake"/>.</summary>
    public ReadOnlySpan<byte> Rest => rest.AsSpan(0, restLength);

    /// <summary>True if the path was taken out of the feature that begins there. Its length, 0 as long as its end has not come, is known in either case, if it is well-formed.</summary>
    /// <param name="text">What has come of the file, from the end of the feature before.</param>
    /// <param name="begin">Where the feature's object begins.</param>
    /// <param name="length">Of all to the feature's end.</param>
    public bool TryTake(ReadOnlySpan<byte> text, int begin, out int length)
    {
        (restLength, positions, instants) = (0, 0, 0);
        var (copied, depth, at) = (0, 0, begin);
        var (owner, ownersBegin) = (Owner.Other, -1);
        length = 0;
        while (PlainText.NextMark(text, at) is var mark and >= 0)
        {
            switch (text[mark])
            {
                case (byte)'{':
                    owner = ++depth > 2 || mark == ownersBegin ? owner : Owner.Other;
                    at = mark + 1;
                    break;
                case (byte)'}':
                    at = mark + 1;
                    if (--depth == 0)
                    {
                        length = at;
                        Keep(text[copied..at]);
                        return positions >= 2 && positions == instants;
                    }

                    break;
                default:
                    at = PlainText.EndOfString(text, mark);
                    if (at == 0)
                    {
                        return false;
                    }

                    var scan = new PlainText(text, at);
                    if (depth == 1 && scan.Takes(':'))
                    {
                        scan.PassSpace();
                        (owner, ownersBegin) = (OwnerOf(text[mark..at]), scan.At);
                    }
                    else if (depth == 2 && IsTaken(owner, text[mark..at]) && scan.Takes(':'))
                    {
                        scan.PassSpace();
                        var from = scan.At;
                        if (owner == Owner.Geometry ? TakePositions(ref scan) : TakeInstants(ref scan))
                        {
                            Keep(text[copied..from]);
                            Keep(owner == Owner.Geometry ? SomeLine : NoInstants);
                            (copied, at) = (scan.At, scan.At);
                        }
                    }

                    break;
            }
        }

        return false;
    }

    /// <summary>The path that was taken; its vertices are packed, for a package may hold millions of them.</summary>
    public LineString ToLine()
    {
        var packed = new double[3 * positions];
        for (var i = 0; i < positions; i++)
        {
            (packed[3 * i], packed[(3 * i) + 1], packed[(3 * i) + 2]) = (ordinates[2 * i], ordinates[(2 * i) + 1], seconds[i]);
        }

        return GeometryReader.Factory.CreateLineString(new PackedDoubleCoordinateSequence(packed, dimension: 3, measures: 1));
    }

    private static Owner OwnerOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("\"geometry\""u8) ? Owner.Geometry : name.SequenceEqual("\"properties\""u8) ? Owner.Properties : Owner.Other;

    /// <summary>One that stands there twice is for the full reader to complain about.</summary>
    private bool IsTaken(Owner owner, ReadOnlySpan<byte> name) => owner switch
    {
        Owner.Geometry => positions == 0 && name.SequenceEqual("\"coordinates\""u8),
        Owner.Properties => instants == 0 && name.SequenceEqual("\"datetimes\""u8),
        _ => false,
    };

    private bool TakePositions(ref PlainText scan)
    {
        var count = 0;
        if (!scan.Takes('['))
        {
            return false;
        }

        do
        {
            if (2 * (count + 1) > ordinates.Length)
            {
                Array.Resize(ref ordinates, 2 * ordinates.Length);
            }

            if (!scan.Takes('[') || !scan.TryNumber(out var longitude) || !scan.Takes(',') || !scan.TryNumber(out var latitude) || !scan.Takes(']')
                || !(Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90))
            {
                return false;
            }

            // Minus zero is the same place.
            (ordinates[2 * count], ordinates[(2 * count) + 1]) = (longitude + 0.0, latitude + 0.0);
            count++;
        }
        while (scan.Takes(','));
        if (!scan.Takes(']'))
        {
            return false;
        }

        positions = count;
        return true;
    }

    private bool TakeInstants(ref PlainText scan)
    {
        var count = 0;
        if (!scan.Takes('['))
        {
            return false;
        }

        do
        {
            if (count == seconds.Length)
            {
                Array.Resize(ref seconds, 2 * seconds.Length);
            }

            if (!scan.TryInstant(out seconds[count]))
            {
                return false;
            }

            count++;
        }
        while (scan.Takes(','));
        if (!scan.Takes(']'))
        {
            return false;
        }

        instants = count;
        return true;
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (restLength + part.Length > rest.Length)
        {
            Array.Resize(ref rest, Math.Max(2 * rest.Length, restLength + part.Length));
        }

        part.CopyTo(rest.AsSpan(restLength));
        restLength += part.Length;
    }
}
