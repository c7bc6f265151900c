using System.Text.Encodings.Web;
using System.Text.Json;
using Konna.Geo.Operations;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Konna.MapServer.Storage.Model;

/// <summary>The operation's document as the text that is stored.</summary>
internal static class DocumentText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // The text is data in a column, never part of a page: accents stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ValueConverter<OperationDocument, string> Conversion { get; } =
        new(document => Write(document), text => Read(text));

    public static string Write(OperationDocument document) => JsonSerializer.Serialize(document, Options);

    public static OperationDocument Read(string text) =>
        JsonSerializer.Deserialize<OperationDocument>(text, Options) ?? throw new InvalidDataException("An operation's document is empty.");
}
