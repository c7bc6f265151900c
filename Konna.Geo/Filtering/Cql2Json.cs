using System.Text.Encodings.Web;
using System.Text.Json;
using Konna.Geo.Time;

namespace Konna.Geo.Filtering;

/// <summary>CQL2 JSON (OGC 21-065r2, <c>cql2-json</c>): <c>{"op": ..., "args": [...]}</c>; within <see cref="FilterLimits"/>.</summary>
public static class Cql2Json
{
    /// <summary>Three JSON levels for one level of the tree at most, and those of coordinates.</summary>
    private const int JsonDepth = (FilterLimits.Depth * 3) + 8;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonDepth, AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The filter, or one sentence that begins with a JSON pointer (line and column where the text is no JSON) and says what was expected. Never throws.</summary>
    public static Parsed<FilterExpression> Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > FilterLimits.JsonLength)
        {
            return Parsed.Failure<FilterExpression>($"The filter has {json.Length} characters, expected at most {FilterLimits.JsonLength}.");
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Parse(document.RootElement);
        }
        catch (JsonException problem)
        {
            var place = $"Line {(problem.LineNumber ?? 0) + 1}, column {(problem.BytePositionInLine ?? 0) + 1}";
            return Parsed.Failure<FilterExpression>(
                $"{place}: expected JSON without duplicate members, at most {JsonDepth} levels deep.");
        }
        catch (FilterSyntaxException refusal)
        {
            return Parsed.Failure<FilterExpression>(refusal.Message);
        }
        catch (InvalidOperationException)
        {
            // The reader of JSON hands out a text only when it is asked for, and refuses half a surrogate pair then.
            return Parsed.Failure<FilterExpression>("The filter has a text that is no Unicode: half of a surrogate pair is no character.");
        }
    }

    /// <summary>The JSON that is read back as the same tree, without blanks.</summary>
    public static string Write(FilterExpression filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Relaxed))
        {
            Cql2JsonWriter.Write(json, filter);
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static Parsed<FilterExpression> Parse(JsonElement root)
    {
        var filter = new Cql2JsonParser().ParseFilter(root);
        return FilterLimits.Problem(filter) is { } problem
            ? Parsed.Failure<FilterExpression>($"At \"\" (the whole filter): {problem}.")
            : Parsed.Success(filter);
    }
}
