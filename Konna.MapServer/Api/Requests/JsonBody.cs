using System.Text.Json;
using System.Text.Json.Serialization;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Requests;

/// <summary>Reads a JSON document that a client sent, strictly: no unknown or repeated members, no deep nesting.</summary>
internal static class JsonBody
{
    private const int MostDepth = 32;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = MostDepth,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = false,
    };

    /// <exception cref="RequestFailedException">415 for another media type: a page elsewhere can send text/plain without asking. 400 for what cannot be read.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext http)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
        {
            throw new RequestFailedException(FailureTable.UnsupportedMediaType(MediaTypes.Json));
        }

        return await ReadAsync<T>(http.Request.Body, http.RequestAborted);
    }

    /// <exception cref="RequestFailedException">400 for what cannot be read.</exception>
    public static async Task<T> ReadAsync<T>(Stream body, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(body, Strict, cancellation) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            var members = string.Join(", ", typeof(T).GetConstructors()[0].GetParameters().Select(parameter => Strict.PropertyNamingPolicy!.ConvertName(parameter.Name!)));
            throw new RequestFailedException(FailureTable.InvalidBody($"a JSON object with the members {members}"));
        }
    }
}
