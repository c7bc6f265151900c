namespace Konna.MapServer.Api.Access;

/// <summary>Tells from one kind of credentials who the caller is.</summary>
internal interface ICallerReader
{
    /// <returns>Null when the request has no credentials of this kind, or none that are good: which of the two is nobody's business.</returns>
    ValueTask<Caller?> ReadAsync(HttpContext http);
}
