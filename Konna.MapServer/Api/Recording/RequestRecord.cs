namespace Konna.MapServer.Api.Recording;

/// <summary>What is known of a request when it is over, for the log and for the numbers; a feature of its context.</summary>
internal sealed class RequestRecord
{
    /// <summary>The resource's name in the API definition; null when none was reached.</summary>
    public string? Resource { get; set; }

    /// <summary>The form of the answer, such as <c>geojson</c>; empty until it is chosen.</summary>
    public string Form { get; set; } = "";

    /// <summary>Features sent in a list or a download.</summary>
    public long Features { get; set; }

    /// <summary>Bytes of the body, as coded.</summary>
    public long Bytes { get; set; }

    /// <summary>The id of the problem that was answered, or null.</summary>
    public string? Problem { get; set; }

    /// <summary>The record of this request; one that nobody reads where the recorder is not mounted.</summary>
    public static RequestRecord Of(HttpContext context)
    {
        if (context.Features.Get<RequestRecord>() is not { } record)
        {
            context.Features.Set(record = new RequestRecord());
        }

        return record;
    }
}
