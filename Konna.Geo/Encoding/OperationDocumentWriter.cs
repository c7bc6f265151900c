using System.IO.Pipelines;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>All collections of an operation to one document, in constant memory. What <see cref="IFeatureDocumentWriter"/> says of failures holds here too.</summary>
public sealed class OperationDocumentWriter(IOperationEncoder encoder)
{
    private static readonly FeatureCollectionMembers NoMembers = new([]);

    /// <param name="rowsOf">The rows of a collection; asked for when its section begins.</param>
    /// <exception cref="OperationCanceledException">The token, or the output, was cancelled.</exception>
    public async ValueTask WriteStreamAsync(
        PipeWriter output, IEnumerable<CollectionSchema> collections, Func<CollectionSchema, IAsyncEnumerable<FeatureRow>> rowsOf, CancellationToken cancellation)
    {
        encoder.WriteHead(output);
        foreach (var collection in collections)
        {
            await new FeatureDocumentWriter(encoder.SectionOf(collection)).WriteStreamAsync(output, NoMembers, rowsOf(collection), cancellation);
        }

        encoder.WriteTail(output);
        await output.FlushAsync(cancellation);
    }
}
