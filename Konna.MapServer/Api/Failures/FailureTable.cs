using System.Globalization;
using Konna.Geo.Crs;
using Konna.Geo.Edits;
using Konna.Geo.Packages;
using Konna.Geo.Tiles;
using Konna.Geo.Time;
using Konna.MapServer.Api.Past;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Failures;

/// <summary>The one table from what went wrong to what the client is told.</summary>
internal static class FailureTable
{
    private const int RetryAfterSeconds = 2;
    private const string Challenge = "Bearer realm=\"KonnaMap\"";

    public static Failure NotFound(string what) => new(404, "Not found", $"There is no such {what} here.");

    public static Failure NotYet(long last) => new(404, "Not found", $"There is no such revision yet: the last is {last}.") { Parameter = AsOfParameter.Name };

    public static Failure InFuture(DateTimeOffset now) => new(400, "Invalid parameter", $"What will be known is not known yet: it is {Rfc3339.Format(now)}.")
    {
        Parameter = AsOfParameter.Name,
        Expected = "a revision, or an instant that is not in the future",
    };

    public static Failure TooLargeAsOf(long maxBytes) => new(
        400, "Too large to be asked as it was", $"To answer from the operation as it was takes more than the {maxBytes / (1024 * 1024)} MB of memory that this server has for it. Its package can be had as it was.")
    {
        Parameter = AsOfParameter.Name,
        Expected = "a smaller operation, or the address of the package, {operation}.zip",
    };

    public static Failure NotKept(long earliest) => new(
        404, "Not found", $"What the operation was like then is not kept: the earliest revision that can be asked is {earliest}.")
    {
        Parameter = AsOfParameter.Name,
        Expected = $"a revision from {earliest} on",
    };

    public static Failure InvalidParameter(string name, string expected) =>
        new(400, "Invalid parameter", $"The parameter '{name}' is not as it should be: expected is {expected}.") { Parameter = name, Expected = expected };

    /// <param name="problem">One sentence from the parser or the check.</param>
    public static Failure InvalidFilter(string language, string problem) =>
        new(400, "Invalid parameter", $"The parameter 'filter' is not as it should be. {problem}") { Parameter = "filter", Expected = $"a CQL2 expression ({language}) over the queryables of this collection" };

    /// <param name="parameter">The parameter that lists properties.</param>
    /// <param name="name">A name in it, as the client sent it.</param>
    /// <param name="known">The names it may hold; the one most like it is told.</param>
    public static Failure UnknownProperty(string parameter, string name, IEnumerable<string> known)
    {
        const int ShownLength = 64;
        var names = known.ToList();
        var nearest = NearestName.Find(name, names);
        return new(
            400,
            "Invalid parameter",
            $"The parameter '{parameter}' cannot have '{(name.Length > ShownLength ? name[..ShownLength] : name)}'" + (nearest is null ? "." : $"; did you mean '{nearest}'?"))
        {
            Parameter = parameter,
            Expected = "names out of " + string.Join(", ", names),
        };
    }

    /// <param name="featureId">The feature that cannot be had in the CRS.</param>
    public static Failure OutsideCrs(string parameter, string featureId, OutsideCrsAreaException outside) => new(
        400, "Outside the area of the CRS", $"The parameter '{parameter}' cannot be answered for the feature '{featureId}'. {outside.Message}.")
    {
        Parameter = parameter,
        Expected = "a CRS whose area holds every feature that is asked for, or a narrower question",
    };

    public static Failure OutsideTiles(TileMatrixLimits limits) => new(
        404, "Not found", $"This tile lies outside of the tileset, whose tile matrix {limits.Matrix.Id} has the rows {limits.MinRow} to {limits.MaxRow} and the columns {limits.MinColumn} to {limits.MaxColumn}.");

    public static Failure RepeatedParameter(string name) =>
        new(400, "Repeated parameter", $"The parameter '{name}' is given more than once.") { Parameter = name, Expected = "the parameter once" };

    /// <param name="name">As the client sent it, shortened.</param>
    /// <param name="nearest">The known name that is most like it, or null.</param>
    public static Failure UnknownParameter(string name, string? nearest, IEnumerable<string> known)
    {
        var expected = "one of " + string.Join(", ", known);
        return new(400, "Unknown parameter", $"There is no parameter '{name}' here" + (nearest is null ? "." : $"; did you mean '{nearest}'?"))
        {
            Parameter = name,
            Expected = expected,
        };
    }

    public static Failure InvalidHeader(string name, string expected) =>
        new(400, "Invalid header", $"The header '{name}' is not as it should be: expected is {expected}.") { Parameter = name, Expected = expected };

    public static Failure BodyTooLarge(long most) => new(413, "Content too large", $"The body is larger than the {most} bytes that are taken here.");

    public static Failure ConditionNeeded { get; } =
        new(428, "Precondition required", "This server changes nothing without the header If-Match: send the ETag of what you have read.") { Parameter = "If-Match", Expected = "the ETag of what is to be changed" };

    public static Failure OtherVersion(string tag, string url) =>
        new(412, "Precondition failed", "It was changed since you read it. Read it again, see what is different, and send your change with its new ETag.") { CurrentTag = tag, Current = url };

    public static Failure OtherRevision { get; } =
        new(412, "Precondition failed", "The operation was changed since you read it. Read it again, and send your change with its new ETag.") { Parameter = "If-Match" };

    /// <param name="url">Where the operation is that is there already.</param>
    public static Failure OperationExists(string id, string url) =>
        new(409, "Conflict", $"There is an operation '{id}' already. To replace it as a whole, send replace=true.") { Current = url };

    public static Failure OtherOperation(string id) => new(422, "Invalid content", $"The package is that of the operation '{id}'; send it to that one, or to /operations.");

    /// <summary>The validation report of a package or of a file of another program.</summary>
    public static Failure InvalidPackage(IReadOnlyList<PackageProblem> problems) => new(
        422, "Invalid package", $"It has {(problems.Count == 1 ? "a problem" : string.Create(CultureInfo.InvariantCulture, $"{problems.Count} problems"))}; nothing of it was loaded.")
    {
        Errors = [.. problems.Select(p => new FailureError(p.Pointer, p.Message, p.File, p.ItemId, p.Remedy))],
    };

    public static Failure AlreadyThere { get; } = new(412, "Precondition failed", "There is one with this id already.") { Parameter = "If-None-Match" };

    /// <param name="pointer">Where the id stands in the body.</param>
    public static Failure IdTaken(string pointer)
    {
        const string Detail = "There is one with this id already. Send another id, or none.";
        return new(409, "Conflict", Detail) { Errors = [new FailureError(pointer, Detail)] };
    }

    /// <summary>What is wrong with a change: no JSON before broken rules before what does not go with what is stored, and all of it.</summary>
    public static Failure Refused(IReadOnlyList<EditProblem> problems)
    {
        var errors = problems.Select(p => new FailureError(p.Pointer, p.Detail)).ToList();
        return problems.Min(p => p.Fault) switch
        {
            EditFault.Malformed => new(400, "Malformed content", "The body cannot be read.") { Errors = errors },
            EditFault.Invalid => new(422, "Invalid content", $"The body breaks {Number(errors.Count)} of the package format.") { Errors = errors },
            _ => new(409, "Conflict", "The change does not go with what is stored.") { Errors = errors },
        };

        static string Number(int count) => count == 1 ? "a rule" : "rules";
    }

    /// <param name="later">The revision of the change that stands against it; null when it came just now.</param>
    public static Failure ChangedSince(long revision, long? later) => new(
        409, "Conflict", later is { } number ? $"What revision {revision} changed was changed again by revision {number}. Take that back first." : $"What revision {revision} changed was changed again meanwhile.");

    public static Failure NotUndone { get; } = new(
        409, "Conflict", "A change of the operation as a whole - an import, its document, its deletion - is not taken back here. Import the package that you want, or send the document anew.");

    public static Failure NotAcceptable(IEnumerable<string> offered)
    {
        var expected = "one of " + string.Join(", ", offered);
        return new(406, "Not acceptable", $"None of the accepted media types is offered here: expected is {expected}.") { Parameter = "Accept", Expected = expected };
    }

    public static Failure MethodNotAllowed(string allow) =>
        new(405, "Method not allowed", $"This resource takes {allow}.") { Allow = allow };

    /// <summary>The same for no credentials, and for wrong, expired and revoked keys.</summary>
    /// <param name="issuer">Whose access tokens are taken too; null: nobody's.</param>
    public static Failure CredentialsNeeded(Uri? issuer) => new(
        401,
        "Unauthorized",
        "This needs a key with the right to do so, sent as 'Authorization: Bearer konna_...' or 'X-API-Key: konna_...'. Whoever runs the server makes one with: konna keys add NAME"
            + (issuer is null ? "" : $". Or an access token of {issuer.OriginalString}, sent as 'Authorization: Bearer ...'"))
    {
        Challenge = Challenge,
    };

    /// <param name="fault">One sentence in ASCII without quotes.</param>
    public static Failure TokenRefused(string fault) => new(401, "Unauthorized", $"The access token is not good. {fault}")
    {
        Challenge = $"{Challenge}, error=\"invalid_token\", error_description=\"{fault}\"",
    };

    public static Failure IssuerAway(int seconds) => new(
        503, "Issuer unavailable", "The issuer of the access token cannot be asked for its keys now; try again shortly. Reading what is public needs no token.")
    {
        RetryAfterSeconds = seconds,
    };

    public static Failure TwoCredentials { get; } = new(
        400, "Several credentials", "Send one key or one access token, not both and not two: it must be clear who asks.")
    {
        Challenge = Challenge + ", error=\"invalid_request\"",
    };

    public static Failure TokenInAddress { get; } = new(
        400, "Token in the address", "An access token must not stand in an address, which ends up in logs and histories: send another as 'Authorization: Bearer ...'.");

    public static Failure KeyInAddress { get; } = new(
        400, "Key in the address", "A key must not stand in an address, which ends up in logs and histories: revoke this one, and send another as 'Authorization: Bearer konna_...' or 'X-API-Key: konna_...'.");

    /// <summary>A member of a JSON body that is not as it should be.</summary>
    public static Failure InvalidMember(string name, string expected) =>
        new(400, "Invalid body", $"The member '{name}' is not as it should be: expected is {expected}.") { Parameter = name, Expected = expected };

    public static Failure InvalidBody(string expected) => new(400, "Invalid body", $"The body is not as it should be: expected is {expected}.") { Expected = expected };

    public static Failure UnsupportedMediaType(params IReadOnlyList<string> taken)
    {
        var expected = (taken.Count > 1 ? "one of " : "") + string.Join(", ", taken);
        return new(415, "Unsupported media type", $"This takes {expected}, not compressed.") { Parameter = "Content-Type", Expected = expected };
    }

    public static Failure ForeignOrigin { get; } = new(403, "Foreign page", "A page of another site may not change anything here, unless whoever runs the server names that site in Konna:AllowedOrigins.");

    /// <summary>The time of a change was over before anything of it was stored.</summary>
    public static Failure ChangeLeft { get; } =
        new(503, "Given up", "The change took longer than the server allows and was given up; nothing of it was stored. Try again shortly.") { RetryAfterSeconds = RetryAfterSeconds };

    /// <summary>The time of a change was over somewhere on its way.</summary>
    public static Failure ChangeTookTooLong { get; } =
        new(504, "Took too long", "The answer took longer than the server allows. The change may have been made before: look at what is there before sending it again.") { RetryAfterSeconds = RetryAfterSeconds };

    public static Failure Busy { get; } = new(503, "Busy", "The server has as much to do as it can; try again shortly.") { RetryAfterSeconds = RetryAfterSeconds };

    public static Failure TooMany(int seconds) =>
        new(429, "Too many requests", $"That were too many requests in a minute; there is room again in {seconds} s.") { RetryAfterSeconds = seconds };

    public static Failure RightNeeded(AccessRight right) => new(
        403, "Forbidden", $"What was sent is good, but it does not give the right to do this here: {(right == AccessRight.Admin ? "administering" : right == AccessRight.Write ? "writing" : "reading")} is needed.")
    {
        Challenge = Challenge + ", error=\"insufficient_scope\"",
    };

    /// <summary>A status that something other than the API has set without a body.</summary>
    public static Failure OfStatus(int status) => status switch
    {
        400 => new(400, "Bad request", "The request is malformed."),
        401 => CredentialsNeeded(null),
        403 => new(403, "Forbidden", "This is not allowed."),
        404 => NotFound("resource"),
        405 => new(405, "Method not allowed", "This resource does not take that method."),
        412 => new(412, "Precondition failed", "What is there is not what the request expects."),
        413 => new(413, "Content too large", "The request is larger than the server takes."),
        414 => new(414, "URI too long", "The address is longer than the server takes."),
        429 => new(429, "Too many requests", "Too many requests at once; try again later.") { RetryAfterSeconds = RetryAfterSeconds },
        503 => Unavailable,
        504 => new(504, "Took too long", "The answer took longer than the server allows; ask for less, or try again later.") { RetryAfterSeconds = RetryAfterSeconds },
        >= 400 and < 500 => new(status, "Bad request", "The request cannot be answered."),
        _ => new(status, "Internal error", "Something went wrong in the server. The id of this problem is in its log."),
    };

    public static Failure Of(Exception exception) => exception switch
    {
        RequestFailedException failed => failed.Failure,
        StoreUnavailableException => Unavailable,
        StoreUnconfirmedException => Unconfirmed,
        StoreOutcomeUnknownException => OutcomeUnknown,
        StoreFullException => new(507, "Insufficient storage", "There is no room left for what was to be written; nothing of it was."),
        OperationChangedException => Changing,
        BadHttpRequestException bad => OfStatus(bad.StatusCode),
        _ => OfStatus(500),
    };

    private static Failure Unconfirmed { get; } =
        new(503, "Not confirmed", "The change is stored on the primary, but no standby has confirmed it. Look at what is there before sending it again.") { RetryAfterSeconds = RetryAfterSeconds };

    private static Failure OutcomeUnknown { get; } =
        new(503, "Outcome unknown", "The database did not say whether the change was stored: it was wholly, or not at all. Look at what is there before sending it again.") { RetryAfterSeconds = RetryAfterSeconds };

    private static Failure Changing { get; } =
        new(503, "Data is changing", "The operation is being changed again and again; try again shortly.") { RetryAfterSeconds = RetryAfterSeconds };

    private static Failure Unavailable { get; } =
        new(503, "Store unavailable", "The store of the data cannot answer now; try again shortly.") { RetryAfterSeconds = RetryAfterSeconds };
}
