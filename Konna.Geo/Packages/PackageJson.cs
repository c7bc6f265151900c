using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Konna.Geo.Packages;

/// <summary>The layout of written files: two spaces of indentation, line feeds, letters unescaped, and short arrays on one line.</summary>
internal static class PackageJson
{
    /// <summary>So much is kept before it goes out: what is written may be larger than the memory.</summary>
    public const int MostPending = 256 * 1024;

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For JSON that is kept as a text.</summary>
    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Line)? lineOfThread;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? textOfThread;

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Line) NewLine()
    {
        var buffer = new ArrayBufferWriter<byte>();
        return (buffer, new Utf8JsonWriter(buffer, OneLine));
    }

    /// <summary>A document of one object; <paramref name="write"/> writes its members, and may flush between them.</summary>
    public static void Document(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(output, Layout))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>A member whose value stands on one line, however long.</summary>
    public static void WriteLine(this Utf8JsonWriter writer, string name, Action<Utf8JsonWriter> write)
    {
        // Made once for each thread: items have many such members, and a path is a long one. Lines are not nested.
        var (buffer, line) = lineOfThread ??= NewLine();
        buffer.ResetWrittenCount();
        line.Reset(buffer);
        write(line);
        line.Flush();
        writer.WritePropertyName(name);
        writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
        if (buffer.Capacity > MostPending)
        {
            lineOfThread = null;
        }
    }

    /// <summary>A value that is written as JSON without the writer's help.</summary>
    public static void WriteText(this Utf8JsonWriter writer, Action<IBufferWriter<byte>> write)
    {
        var text = textOfThread ??= new ArrayBufferWriter<byte>();
        text.ResetWrittenCount();
        write(text);
        writer.WriteRawValue(text.WrittenSpan, skipInputValidation: true);
        if (text.Capacity > MostPending)
        {
            textOfThread = null;
        }
    }

    public static void WriteTextLine(this Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteString(name, text);
        }
    }

    public static void WriteTexts(this Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            writer.WriteLine(name, line =>
            {
                line.WriteStartArray();
                foreach (var text in texts)
                {
                    line.WriteStringValue(text);
                }

                line.WriteEndArray();
            });
        }
    }

    public static void WriteNumbers(this Utf8JsonWriter writer, string name, IReadOnlyList<double> numbers) => writer.WriteLine(name, line =>
    {
        line.WriteStartArray();
        foreach (var number in numbers)
        {
            line.WriteNumberValue(number + 0.0);
        }

        line.WriteEndArray();
    });
}
