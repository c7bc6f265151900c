using Konna.Geo.Encoding;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/conformance</c>: the requirements classes of all mounted resources.</summary>
internal sealed class Conformance(IReadOnlyList<Resource> mounted) : Resource
{
    public override string Pattern => "/operations/{operationId}/conformance";

    public override string Summary => "The standards this API conforms to";

    public override RequestKind Kind => RequestKind.Description;

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        string[] classes = [.. mounted.SelectMany(r => r.ConformanceClasses.Concat(r.Writes.SelectMany(write => write.ConformanceClasses))).Distinct().Order(StringComparer.Ordinal)];
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(Versions.Of(request.Operation), ConformancePage.Render(request, classes))
            : Answer.Json(Versions.Of(request.Operation), new ConformanceDocument(classes, [.. request.OwnLinks()])));
    }

    private sealed record ConformanceDocument(IReadOnlyList<string> ConformsTo, IReadOnlyList<Link> Links);
}
