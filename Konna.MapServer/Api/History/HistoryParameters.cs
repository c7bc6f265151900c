using System.Globalization;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.History;

/// <summary>The parameters of histories.</summary>
internal static class HistoryParameters
{
    public const int MaxLimit = 1000;

    public const string RevisionName = "revision";

    private const string BeforeName = "before";

    public static ApiParameter Before { get; } = new(BeforeName, "Only what was changed before this revision.", RevisionSchema);

    public static ApiParameter Limit { get; } = new("limit", "Most entries in one answer; more than the maximum counts as the maximum.", () => new OpenApiSchema
    {
        Type = JsonSchemaType.Integer,
        Minimum = "1",
        Maximum = MaxLimit.ToString(CultureInfo.InvariantCulture),
        Default = ItemParameters.DefaultLimit,
    });

    public static ApiParameter Revision { get; } = new(RevisionName, "The revision that the commit made.", RevisionSchema);

    public static int ReadLimit(ResourceRequest request) => PagingParameters.ReadLimit(request.Query, MaxLimit, "entries");

    /// <exception cref="RequestFailedException">400 when it is no revision.</exception>
    public static long ReadBefore(ResourceRequest request) => !request.Query.TryGetValue(BeforeName, out var text) ? long.MaxValue
        : Parse(text) ?? throw new RequestFailedException(FailureTable.InvalidParameter(BeforeName, "a revision such as 12"));

    /// <exception cref="RequestFailedException">404 when it cannot be one.</exception>
    public static long ReadRevision(ResourceRequest request) =>
        Parse(request.Http.GetRouteValue(RevisionName) as string) ?? throw new RequestFailedException(FailureTable.NotFound("revision"));

    private static long? Parse(string? text) =>
        text is { Length: <= 18 } && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision > 0 ? revision : null;

    private static OpenApiSchema RevisionSchema() => new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1" };
}
