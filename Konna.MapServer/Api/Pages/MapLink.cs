using Konna.Geo.Features;
using Konna.Geo.Time;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>A link into the animated map: at the time when a feature is seen there, with the feature chosen and the account in force that tells of it.</summary>
internal static class MapLink
{
    /// <summary>The feature as its own account tells it.</summary>
    public static string Of(ResourceRequest request, in FeatureRow row) =>
        Write(request, row, FeatureText.ValueOf(request.Collection, row, ContestedProperties.AccountId) as string ?? (request.Collection.Id == "accounts" ? row.Id : null));

    /// <summary>What the account tells of the feature, or of the same time where it tells nothing of it.</summary>
    public static string Of(ResourceRequest request, in FeatureRow shown, DisputedMatter.Column column) =>
        Write(request, column.Versions.Count == 0 ? shown : column.Versions[0], column.AccountId);

    private static string Write(ResourceRequest request, in FeatureRow row, string? account)
    {
        var operation = request.Operation.Operation;
        var begin = FeatureText.ValueOf(request.Collection, row, "begin") as DateTimeOffset?;
        var shown = begin is null ? operation.Document.DefaultView?.Time ?? operation.Begin
            : begin < operation.Begin ? operation.Begin
            : begin > operation.End ? operation.End
            : begin.Value;
        return $"{request.Base.Url(request.OperationPath)}#t={Rfc3339.Format(shown)}&sel={request.Collection.Id}/{row.Id}{(account is null ? "" : "&acc=" + account)}&lang={Words.In(request.Language).Language}";
    }
}
