using System.Buffers;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>
/// One format over a sequence of rows: what stands before them, each of them, what stands after them.
/// An encoder has no state between calls and may be used by many threads. Every call answers how many bytes it gave to the output.
/// </summary>
public interface IFeatureEncoder
{
    long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members);

    /// <param name="isFirst">True for the first row of a document.</param>
    /// <exception cref="WkbFormatException">The row's geometry is not readable.</exception>
    /// <exception cref="ArgumentException">The row does not fit the schema the encoder was made for.</exception>
    long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst);

    /// <param name="members">Those of the head.</param>
    /// <param name="count">How many rows were written.</param>
    long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count);

    /// <summary>One feature that is a document by itself. Where the format has no such form, it is a document with one row.</summary>
    /// <param name="links">Of the feature.</param>
    long WriteFeature(IBufferWriter<byte> output, in FeatureRow row, IReadOnlyList<Link> links)
    {
        var members = new FeatureCollectionMembers(links, NumberReturned: 1);
        return WriteHead(output, members) + WriteRow(output, row, isFirst: true) + WriteTail(output, members, count: 1);
    }
}
