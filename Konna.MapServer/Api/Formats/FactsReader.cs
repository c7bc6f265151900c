using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Formats;

/// <summary>Gathers what a document of its own says of the operation and, where it is of one, of the collection: title and span, and the colours of the forces.</summary>
internal static class FactsReader
{
    public static async ValueTask<DocumentFacts> ReadAsync(ResourceRequest request, CancellationToken cancellation)
    {
        var operation = request.Operation.Operation;
        var colours = new Dictionary<string, string>(StringComparer.Ordinal);
        var forces = request.Features.Collections.First(c => c.Id == "forces");
        var colour = forces.Properties.Select((property, index) => (property.Name, index)).First(p => p.Name == "color").index;
        await foreach (var row in request.Features.StreamAsync(new FeatureQuery(operation.Id, forces), cancellation))
        {
            if (row.Values[colour] is string value)
            {
                colours[row.Id] = value;
            }
        }

        var title = request.FoundCollection is { } collection ? $"{operation.Title}: {collection.Title}" : operation.Title;
        return new DocumentFacts(title, operation.Summary, operation.Begin, operation.End, colours);
    }
}
