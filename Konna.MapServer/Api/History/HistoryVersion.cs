using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Changes;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.History;

/// <summary>What an answer of the history or of the feed depends on: the revision, and whether it says who made the changes.</summary>
internal static class HistoryVersion
{
    public static string Of(ResourceRequest request) => Versions.Of(request.Operation) + (ChangeEntry.TellsWho(request) ? " who" : "");
}
