using Konna.Geo.Encoding;
using Konna.Geo.Filtering;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/functions</c>: what a filter can call (OGC API - Features Part 3, 6.5).</summary>
internal sealed class Functions : Resource
{
    public override string Pattern => "/operations/{operationId}/functions";

    public override string Summary => "The functions of filters";

    public override RequestKind Kind => RequestKind.Description;

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override IReadOnlyList<string> ConformanceClasses => [ConformanceClass.Cql2Functions];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var version = Versions.Of(request.Operation);
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, FunctionsPage.Render(request))
            : Answer.Json(version, new FunctionList([.. FilterFunctions.All.Select(Describe)], [.. request.OwnLinks()])));
    }

    /// <summary>The name of a type in the words of the standard.</summary>
    public static string NameOf(FilterType type) => type switch
    {
        FilterType.Text => "string",
        FilterType.Instant => "datetime",
        FilterType.Boolean => "boolean",
        FilterType.Number => "number",
        FilterType.Interval => "interval",
        FilterType.Geometry => "geometry",
        _ => "array",
    };

    private static Function Describe(FilterFunction function) => new(
        function.Name,
        function.Description,
        function.DescriptionFr,
        [.. function.Parameters.Select(parameter => new Argument(parameter.Name, parameter.Title, [NameOf(parameter.Type)]))],
        [NameOf(function.Returns)]);

    private sealed record FunctionList(IReadOnlyList<Function> Functions, IReadOnlyList<Link> Links);

    private sealed record Function(string Name, string Description, string DescriptionFr, IReadOnlyList<Argument> Arguments, IReadOnlyList<string> Returns);

    private sealed record Argument(string Name, string Title, IReadOnlyList<string> Type);
}
