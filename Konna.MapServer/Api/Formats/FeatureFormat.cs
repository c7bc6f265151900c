using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Formats;

/// <summary>A form in which features can be had: on pages of items, and as the download of a whole layer.</summary>
/// <param name="Representation">How it is asked for and what is sent.</param>
/// <param name="Extension">Of the download's name, without a point; null where the download of another form is asked for it by its profile.</param>
/// <param name="WriterAsync">The writer for one answer; it may ask the store for what the document says beside its rows.</param>
internal sealed record FeatureFormat(
    Representation Representation, string? Extension, Func<ResourceRequest, CancellationToken, ValueTask<IFeatureDocumentWriter>> WriterAsync)
{
    /// <summary>The collections it makes sense for.</summary>
    public Func<CollectionSchema, bool> Suits { get; init; } = _ => true;

    /// <summary>True when it shows something of the operation beside the features (<see cref="FactsReader"/>).</summary>
    public bool NeedsFacts { get; init; }

    /// <summary>True when the document has links of its own; else they are sent in the header <c>Link</c> (RFC 8288).</summary>
    public bool CarriesLinks { get; init; }

    /// <summary>True when coordinates in another system are sent beside those in WGS 84, not in their place.</summary>
    public bool HasPlace { get; init; }

    /// <summary>The systems that coordinates can be had in.</summary>
    public CrsChoice Crs { get; init; } = CrsChoice.Any;

    /// <exception cref="RequestFailedException">400 when coordinates cannot be in the CRS in this form.</exception>
    public void Check(CoordinateReferenceSystem crs)
    {
        if (Crs == CrsChoice.Wgs84 && !crs.IsStorageCrs)
        {
            throw new RequestFailedException(FailureTable.InvalidParameter(CrsParameter.Name, $"{BboxParameter.Crs84}, the only CRS of {Representation.Title}"));
        }

        if (Crs == CrsChoice.EastFirst && crs.IsLatitudeFirst)
        {
            throw new RequestFailedException(FailureTable.InvalidParameter(CrsParameter.Name, $"a CRS whose first axis points east, as {Representation.Title} has them; {BboxParameter.Crs84} for degrees"));
        }
    }

    /// <summary>Parameters that this form alone understands.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];
}

/// <summary>In which systems a form can have coordinates.</summary>
internal enum CrsChoice
{
    Any,

    /// <summary>WGS 84 longitude and latitude alone: its standard knows no other.</summary>
    Wgs84,

    /// <summary>Those whose first axis points east: its standard knows no other order.</summary>
    EastFirst,
}
