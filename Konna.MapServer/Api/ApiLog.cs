namespace Konna.MapServer.Api;

/// <summary>Every log message of the API, with its event id.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(2001, LogLevel.Error, "Problem {Id}: the answer to {Path} failed.")]
    public static partial void UnexpectedFailure(ILogger logger, Exception? exception, string id, string path);

    [LoggerMessage(2002, LogLevel.Warning, "Problem {Id}: the store could not answer {Path}.")]
    public static partial void StoreUnavailable(ILogger logger, Exception? exception, string id, string path);

    [LoggerMessage(2003, LogLevel.Debug, "Problem {Id}: {Status} {Title} for {Path}.")]
    public static partial void RequestRefused(ILogger logger, string id, int status, string title, string path);

    [LoggerMessage(2009, LogLevel.Warning, "When {Count} keys were last used could not be written down; the store is away.")]
    public static partial void UsesNotNoted(ILogger logger, Exception exception, int count);

    [LoggerMessage(2006, LogLevel.Information, "{Caller}: {What}.")]
    public static partial void Administered(ILogger logger, string caller, string what);

    [LoggerMessage(2007, LogLevel.Information, "The issuer {Issuer} has told its keys: {Count}.")]
    public static partial void IssuerAnswered(ILogger logger, Uri issuer, int count);

    [LoggerMessage(2008, LogLevel.Warning, "The issuer {Issuer} cannot be asked for its keys; the keys that are known stay good, and where there are none tokens are answered with 503.")]
    public static partial void IssuerAway(ILogger logger, Exception exception, Uri issuer);

    [LoggerMessage(2010, LogLevel.Information, "A reader of the changes of {Operation} was too slow and was let go; it can go on from where it was.")]
    public static partial void SlowReader(ILogger logger, string operation);

    [LoggerMessage(2011, LogLevel.Warning, "The changes of {Operation} could not be read; they are asked for again.")]
    public static partial void ChangesNotRead(ILogger logger, Exception exception, string operation);

    [LoggerMessage(2012, LogLevel.Warning, "The store no longer tells of commits; it is asked to again.")]
    public static partial void NotWatching(ILogger logger, Exception exception);

    [LoggerMessage(2004, LogLevel.Error, "The answer to {Path} failed after its first bytes had left; the connection is aborted.")]
    public static partial void AbortedAnswer(ILogger logger, Exception exception, string path);

    [LoggerMessage(2005, LogLevel.Debug, "{Method} {Target}: {Status} after {Milliseconds:0.0} ms; {Resource} {Form}, {Features} features, {Bytes} bytes, problem {Problem}.", SkipEnabledCheck = true)]
    public static partial void RequestAnswered(
        ILogger logger, string method, string target, int status, double milliseconds, string resource, string form, long features, long bytes, string problem);
}
