namespace Konna.MapServer.Api.Limits;

/// <summary>Requests by what they cost; each kind has its time.</summary>
public enum RequestKind
{
    /// <summary>Documents for which no feature is read.</summary>
    Description,

    /// <summary>Whatever asks for features, extents or the situation.</summary>
    Features,

    /// <summary>One vector tile.</summary>
    Tile,

    /// <summary>Whole layers and operations, streamed.</summary>
    Download,
}
