using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Features;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Recording;

namespace Konna.MapServer.Api.Requests;

/// <summary>
/// How the features of one answer are sent: which of their properties, in which CRS. It stands between the store and every encoder and page, rows in, rows out.
/// </summary>
internal sealed class FeaturePresentation
{
    private readonly RowProjection? projection;
    private readonly CollectionSchema whole;
    private readonly bool hasPlace;
    private readonly MovementCut? cut;
    private readonly RequestRecord record;

    private FeaturePresentation(ResourceRequest request, CollectionSchema narrowed, CoordinateReferenceSystem crs, bool hasPlace, MovementCut? cut)
    {
        this.cut = cut;
        record = RequestRecord.Of(request.Http);
        whole = request.Collection;
        this.hasPlace = hasPlace;
        Request = request with { FoundCollection = narrowed };
        Crs = crs;
        projection = ReferenceEquals(narrowed, whole) ? null : new RowProjection(whole, narrowed);
    }

    /// <summary>The request, of the collection as it is sent: what encoders and pages are made from.</summary>
    public ResourceRequest Request { get; }

    public CoordinateReferenceSystem Crs { get; }

    /// <exception cref="RequestFailedException">400, naming the parameter; also when the form cannot be had in the CRS.</exception>
    public static FeaturePresentation Read(ResourceRequest request)
    {
        var crs = CrsParameter.Read(request.Query);
        var format = FeatureFormats.Find(request.Representation);
        format?.Check(crs);
        return new(request, PropertiesParameter.Read(request.Query, request.Collection), crs, format is { HasPlace: true }, CutOf(request));
    }

    /// <summary>True when paths are cut to a time, so that features of which nothing is left do not come.</summary>
    public bool IsCut => cut is not null;

    /// <exception cref="RequestFailedException">400 when the feature lies where the CRS cannot be used.</exception>
    public FeatureRow Of(in FeatureRow row)
    {
        var shown = projection?.Project(row) ?? row;
        try
        {
            if (Crs.IsStorageCrs)
            {
                return shown;
            }

            var moved = WkbTransform.FromLonLat(row.Wkb, Crs);
            return hasPlace ? shown with { Place = moved } : shown with { Wkb = moved };
        }
        catch (OutsideCrsAreaException outside)
        {
            throw new RequestFailedException(FailureTable.OutsideCrs(CrsParameter.Name, row.Id, outside));
        }
    }

    public IReadOnlyList<FeatureRow> Of(IReadOnlyList<FeatureRow> rows) => [.. rows.Select(Cut).OfType<FeatureRow>().Select(row => Send(row))];

    public IAsyncEnumerable<FeatureRow> Of(IAsyncEnumerable<FeatureRow> rows) => rows.Select(Cut).Where(row => row is not null).Select(row => Send(row!.Value));

    private FeatureRow Send(in FeatureRow row)
    {
        record.Features++;
        return Of(row);
    }

    private FeatureRow? Cut(FeatureRow row) => cut is null ? row : cut.Of(row);

    private static MovementCut? CutOf(ResourceRequest request)
    {
        if (!MovingFeature.Is(request.Collection))
        {
            return null;
        }

        var box = ItemsQuery.ReadRegion(request.Query)?.Envelope;
        var selection = MovingParameters.Read(request.Query, MovingParameters.SubTrajectory, box);
        return selection is { IsPart: false, Leaf: null } ? null : new MovementCut(request.Collection, selection);
    }

    /// <summary>Makes sure that every row can be sent, before the first byte of a stream has left: by the extent of the collection, or else row by row.</summary>
    /// <exception cref="RequestFailedException">400 when a feature lies where the CRS cannot be used.</exception>
    public async Task CheckAsync(FeatureQuery query, CancellationToken cancellation)
    {
        if (!Crs.IsProjected)
        {
            return;
        }

        var measured = await Request.Features.MeasureAsync(query.OperationId, whole, cancellation);
        if (measured.Box is not { } box || CrsParameter.Holds(Crs, box))
        {
            return;
        }

        await foreach (var row in Request.Features.StreamAsync(query, cancellation).WithCancellation(cancellation))
        {
            _ = Of(row);
        }
    }
}
