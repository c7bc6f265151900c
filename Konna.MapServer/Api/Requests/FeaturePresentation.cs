using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Requests;

/// <summary>How the features of one answer are sent: which of their properties. It stands between the store and every encoder and page, rows in, rows out.</summary>
internal sealed class FeaturePresentation
{
    private readonly RowProjection? projection;

    private FeaturePresentation(ResourceRequest request, CollectionSchema narrowed)
    {
        Request = request with { FoundCollection = narrowed };
        projection = ReferenceEquals(narrowed, request.Collection) ? null : new RowProjection(request.Collection, narrowed);
    }

    /// <summary>The request, of the collection as it is sent: what encoders and pages are made from.</summary>
    public ResourceRequest Request { get; }

    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static FeaturePresentation Read(ResourceRequest request) => new(request, PropertiesParameter.Read(request.Query, request.Collection));

    public FeatureRow Of(in FeatureRow row) => projection?.Project(row) ?? row;

    public IReadOnlyList<FeatureRow> Of(IReadOnlyList<FeatureRow> rows) => [.. rows.Select(row => Of(row))];

    public IAsyncEnumerable<FeatureRow> Of(IAsyncEnumerable<FeatureRow> rows) => rows.Select(row => Of(row));
}
