using System.IO.Pipelines;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>
/// Rows to a document of one format, in constant memory. It has no state between calls.
/// When a row cannot be written the exception leaves the document without its end: the caller must then break the connection off, never complete it.
/// </summary>
public interface IFeatureDocumentWriter
{
    /// <summary>Writes rows as they come. Stops quietly when the reader of the output has gone.</summary>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="OperationCanceledException">The token, or the output, was cancelled.</exception>
    ValueTask<long> WriteStreamAsync(PipeWriter output, FeatureCollectionMembers members, IAsyncEnumerable<FeatureRow> rows, CancellationToken cancellation);

    /// <summary>Writes one feature as a document by itself.</summary>
    /// <param name="links">Of the feature; formats without a place for them leave them out.</param>
    ValueTask WriteFeatureAsync(PipeWriter output, FeatureRow row, IReadOnlyList<Link> links, CancellationToken cancellation);
}
