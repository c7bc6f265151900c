using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Pages;

/// <summary>An OpenAPI document sorted for reading: its addresses by collection, its parameters and failures each once.</summary>
internal sealed class ApiParts
{
    private readonly Dictionary<(string Name, string Description, string Values), string> anchors = [];

    private ApiParts(IReadOnlyList<Answer> answers) => Answers = answers;

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    /// <summary>The parameters of more than one group.</summary>
    public IReadOnlyList<Parameter> Shared { get; private set; } = [];

    public IReadOnlyList<Answer> Answers { get; }

    public static ApiParts Of(OpenApiDocument document, IReadOnlyList<CollectionSchema> collections)
    {
        var failures = document.Components!.Responses!.ToDictionary(
            pair => pair.Key,
            pair => new Answer("answer-" + pair.Key, pair.Key, pair.Value.Description ?? "", string.Join(", ", pair.Value.Content?.Keys ?? [])),
            StringComparer.Ordinal);
        var groups = document.Paths
            .GroupBy(path => CollectionOf(path.Key, collections))
            .OrderBy(group => group.Key is null ? -1 : collections.ToList().IndexOf(group.Key))
            .Select(group => (Collection: group.Key, Operations: group.SelectMany(path => path.Value.Operations!.Select(operation => OperationOf(path.Value.Servers?.FirstOrDefault() ?? document.Servers![0], path.Key, operation, failures))).ToList()))
            .ToList();
        var used = groups.SelectMany(group => group.Operations.SelectMany(o => o.Parameters).Select(p => p.Key).Distinct()).CountBy(key => key).ToDictionary();
        var status = groups.SelectMany(g => g.Operations).SelectMany(o => o.Failures).DistinctBy(f => f.Anchor).ToList();
        var parts = new ApiParts(status);
        parts.Shared = parts.Anchored(groups.SelectMany(g => g.Operations).SelectMany(o => o.Parameters).Where(p => used[p.Key] > 1), "any");
        parts.Groups =
        [
            .. groups.Select(group => new Group(
                group.Collection is null ? "operation" : "collection-" + group.Collection.Id,
                group.Collection,
                group.Operations,
                parts.Anchored(group.Operations.SelectMany(o => o.Parameters).Where(p => used[p.Key] == 1), group.Collection?.Id ?? "operation"))),
        ];
        return parts;
    }

    public string AnchorOf(Parameter parameter) => anchors[parameter.Key];

    private static CollectionSchema? CollectionOf(string path, IReadOnlyList<CollectionSchema> collections) => collections.FirstOrDefault(c =>
        path == $"/collections/{c.Id}" || path.StartsWith($"/collections/{c.Id}/", StringComparison.Ordinal) || path.StartsWith($"/{c.Id}.", StringComparison.Ordinal));

    private static Operation OperationOf(OpenApiServer server, string path, KeyValuePair<HttpMethod, OpenApiOperation> operation, Dictionary<string, Answer> failures)
    {
        var responses = operation.Value.Responses ?? [];
        return new Operation(
            operation.Key.Method,
            server.Url ?? "",
            path,
            operation.Value.Summary ?? "",
            string.Join(", ", responses.Where(r => r.Key == "200").SelectMany(r => r.Value.Content?.Keys ?? [])),
            [.. (operation.Value.Parameters ?? []).Select(p => new Parameter("", p.Name ?? "", p.Description ?? "", ValuesOf(p.Schema), p.Required, p.In == ParameterLocation.Path))],
            [
                .. responses.Where(r => r.Key != "200").Select(r => r.Value is OpenApiResponseReference reference && failures.TryGetValue(reference.Reference.Id!, out var known)
                    ? known with { Status = r.Key }
                    : new Answer($"answer-{r.Key}", r.Key, r.Value.Description ?? "", string.Join(", ", r.Value.Content?.Keys ?? []))),
            ]);
    }

    private static string ValuesOf(IOpenApiSchema? schema)
    {
        if (schema is null)
        {
            return "";
        }

        var type = schema.Type?.ToString().ToLowerInvariant() ?? "";
        var values = schema.Enum is { Count: > 0 } known ? string.Join(" | ", known.Select(TextOf))
            : schema.Items is { } items ? $"{ValuesOf(items)}, …"
            : schema.Format is { } format ? $"{type} ({format})"
            : schema.Pattern is { } pattern ? pattern
            : type;
        var bounds = (schema.Minimum, schema.Maximum) switch
        {
            ({ } least, { } most) => $" {least}..{most}",
            ({ } least, null) => $" {least}..",
            (null, { } most) => $" ..{most}",
            _ => "",
        };
        return values + bounds + (schema.Default is { } standard ? $" = {TextOf(standard)}" : "");
    }

    private static string TextOf(JsonNode? node) => node is JsonValue value ? value.ToString() : "null";

    private List<Parameter> Anchored(IEnumerable<Parameter> parameters, string prefix)
    {
        var distinct = parameters.DistinctBy(p => p.Key).ToList();
        var numbered = distinct.Select((p, i) => p with { Anchor = $"parameter-{prefix}-{p.Name}-{i}" }).ToList();
        numbered.ForEach(p => anchors[p.Key] = p.Anchor);
        return numbered;
    }

    /// <summary>The addresses of one collection, or of the operation itself, with the parameters that it alone has.</summary>
    internal sealed record Group(string Anchor, CollectionSchema? Collection, IReadOnlyList<Operation> Operations, IReadOnlyList<Parameter> Parameters);

    /// <param name="Server">What the path is to be put behind.</param>
    /// <param name="MediaTypes">Of a success.</param>
    internal sealed record Operation(
        string Method, string Server, string Path, string Summary, string MediaTypes, IReadOnlyList<Parameter> Parameters, IReadOnlyList<Answer> Failures);

    internal sealed record Parameter(string Anchor, string Name, string Description, string Values, bool IsRequired, bool IsInPath)
    {
        /// <summary>Parameters that are equal in it are explained together.</summary>
        public (string Name, string Description, string Values) Key => (Name, Description, Values);
    }

    internal sealed record Answer(string Anchor, string Status, string Description, string MediaTypes);
}
