using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Access;

/// <summary>Tells from one kind of credentials who the caller is.</summary>
internal interface ICallerReader
{
    /// <returns>True when the request has credentials of this kind, good or not.</returns>
    bool Finds(IHeaderDictionary headers);

    /// <returns>Null when the request has no credentials of this kind, or none that are good: which of the two is nobody's business.</returns>
    /// <exception cref="RequestFailedException">The credentials are of a kind whose holder has to be told what is wrong with them.</exception>
    ValueTask<Caller?> ReadAsync(HttpContext http);
}
