using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Features;
using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Requests;

/// <summary>
/// How the features of one answer are sent: which of their properties, in which CRS. It stands between the store and every encoder and page, rows in, rows out.
/// </summary>
internal sealed class FeaturePresentation
{
    private readonly RowProjection? projection;
    private readonly CollectionSchema whole;

    private FeaturePresentation(ResourceRequest request, CollectionSchema narrowed, CoordinateReferenceSystem crs)
    {
        whole = request.Collection;
        Request = request with { FoundCollection = narrowed };
        Crs = crs;
        projection = ReferenceEquals(narrowed, whole) ? null : new RowProjection(whole, narrowed);
    }

    /// <summary>The request, of the collection as it is sent: what encoders and pages are made from.</summary>
    public ResourceRequest Request { get; }

    public CoordinateReferenceSystem Crs { get; }

    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static FeaturePresentation Read(ResourceRequest request) =>
        new(request, PropertiesParameter.Read(request.Query, request.Collection), CrsParameter.Read(request.Query));

    /// <exception cref="RequestFailedException">400 when the feature lies where the CRS cannot be used.</exception>
    public FeatureRow Of(in FeatureRow row)
    {
        var shown = projection?.Project(row) ?? row;
        try
        {
            return Crs.IsStorageCrs ? shown : shown with { Wkb = WkbTransform.FromLonLat(row.Wkb, Crs) };
        }
        catch (OutsideCrsAreaException outside)
        {
            throw new RequestFailedException(FailureTable.OutsideCrs(CrsParameter.Name, row.Id, outside));
        }
    }

    public IReadOnlyList<FeatureRow> Of(IReadOnlyList<FeatureRow> rows) => [.. rows.Select(row => Of(row))];

    public IAsyncEnumerable<FeatureRow> Of(IAsyncEnumerable<FeatureRow> rows) => rows.Select(row => Of(row));

    /// <summary>Makes sure that every row can be sent, before the first byte of a stream has left: by the extent of the collection, or else row by row.</summary>
    /// <exception cref="RequestFailedException">400 when a feature lies where the CRS cannot be used.</exception>
    public async Task CheckAsync(FeatureQuery query, CancellationToken cancellation)
    {
        if (!Crs.IsProjected)
        {
            return;
        }

        var measured = await Request.Store.MeasureAsync(query.OperationId, whole, cancellation);
        if (measured.Box is not { } box || CrsParameter.Holds(Crs, box))
        {
            return;
        }

        await foreach (var row in Request.Store.StreamAsync(query, cancellation).WithCancellation(cancellation))
        {
            _ = Of(row);
        }
    }
}
