using System.Text.Json.Nodes;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Formats;

/// <summary><c>raw=true</c>: texts in CSV as they are, for programs that take no cell for a formula.</summary>
internal static class RawParameter
{
    public const string Name = "raw";

    public static ApiParameter Description { get; } = new(
        Name, "CSV only: true leaves texts as they are; else an apostrophe stands before those that a spreadsheet would take for a formula.", () => new OpenApiSchema
        {
            Type = JsonSchemaType.Boolean,
            Default = JsonValue.Create(false),
        });

    /// <exception cref="RequestFailedException">400 when it is neither true nor false.</exception>
    public static bool Read(SortedDictionary<string, string> query) => query.GetValueOrDefault(Name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new RequestFailedException(FailureTable.InvalidParameter(Name, "true or false")),
    };
}
