using System.Buffers;
using Konna.Geo.Collections;

namespace Konna.Geo.Encoding;

/// <summary>One format over all collections of an operation: what stands before them, a section for each, what stands after them.</summary>
public interface IOperationEncoder
{
    long WriteHead(IBufferWriter<byte> output);

    /// <summary>The rows of one collection; its head and tail are those of the section.</summary>
    IFeatureEncoder SectionOf(CollectionSchema collection);

    long WriteTail(IBufferWriter<byte> output);
}
