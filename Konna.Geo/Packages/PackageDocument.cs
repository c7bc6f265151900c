using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Konna.Geo.Packages;

/// <summary>Parses one file of a package (RFC 8259, I-JSON's limits) and reports what makes its reading unsafe or ambiguous.</summary>
internal static class PackageDocument
{
    /// <summary>Deep enough for every geometry; a deeper file is no package.</summary>
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>The root of the document, or null if it cannot be read any further.</summary>
    public static PackageNode? Parse(string file, ReadOnlyMemory<byte> bytes, ProblemList problems)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            problems.Add(file, "", null, "The file is not UTF-8.", "Save it as UTF-8.");
            return null;
        }

        return ParseAt(new PackageNode(default, file, ""), bytes, problems);
    }

    /// <summary>A JSON array kept in a string, as QGIS saves it. Problems in it are reported at the string.</summary>
    public static PackageNode? ParseText(PackageNode place, string json, ProblemList problems)
    {
        try
        {
            return ParseAt(place, System.Text.Encoding.UTF8.GetBytes(json), problems);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static PackageNode? ParseAt(PackageNode place, ReadOnlyMemory<byte> bytes, ProblemList problems)
    {
        try
        {
            // Not disposed: the elements live as long as the reading, and no pooled memory is used for bytes that are already owned.
            var document = JsonDocument.Parse(bytes, Options);
            var root = place with { Value = document.RootElement };
            return Check(root, problems) ? root : null;
        }
        catch (JsonException problem)
        {
            Report(place, problem, problems);
            return null;
        }
    }

    public static void Report(PackageNode place, JsonException problem, ProblemList problems)
    {
        var where = string.Create(
            CultureInfo.InvariantCulture, $"line {problem.LineNumber + 1 ?? 1}, byte {problem.BytePositionInLine + 1 ?? 1}");
        problems.Add(
            place, $"This is not JSON, or is nested deeper than {MaxDepth} levels ({where}).", "Correct the file there; nothing behind that place was checked.");
    }

    /// <summary>True if every string can be read. Duplicate names and numbers beyond reach are reported, and reading goes on.</summary>
    public static bool Check(PackageNode node, ProblemList problems)
    {
        switch (node.Kind)
        {
            case JsonValueKind.Object:
                return CheckObject(node, problems);
            case JsonValueKind.Array:
                return CheckArray(node, problems);
            case JsonValueKind.String:
                return CheckText(node, problems);
            case JsonValueKind.Number when node.Number is null:
                problems.Add(node, $"The number {node.Value.GetRawText()[..Math.Min(40, node.Value.GetRawText().Length)]} is too large.", "Give a number that fits a double (IEEE 754).");
                return true;
            default:
                return true;
        }
    }

    private static bool CheckArray(PackageNode node, ProblemList problems)
    {
        // Most of a package are coordinates: only what may be wrong is worth a pointer.
        var readable = true;
        var index = -1;
        var place = node.Place();
        foreach (var element in node.Value.EnumerateArray())
        {
            index++;
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out var number) || !double.IsFinite(number))
            {
                readable &= Check(place.Element(element, index), problems);
            }
        }

        return readable;
    }

    private static bool CheckObject(PackageNode node, ProblemList problems)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var readable = true;
        var place = node.Place();
        foreach (var property in node.Value.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
            {
                problems.Add(node, "A member's name holds half of a surrogate pair.", "Write the name in plain letters.");
                readable = false;
                continue;
            }

            var member = place.Member(property.Value, name);
            if (!names.Add(name))
            {
                problems.Add(member, $"The member {PackageNode.Quote(name)} stands twice in one object.", "Keep one of them.");
            }

            readable &= Check(member, problems);
        }

        return readable;
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool CheckText(PackageNode node, ProblemList problems)
    {
        try
        {
            if (node.Value.GetString()!.Contains('\0', StringComparison.Ordinal))
            {
                problems.Add(node, "The text holds a NUL character.", "Remove it; stores cannot keep it.");
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            problems.Add(node, "The text holds half of a surrogate pair.", "Write the whole character.");
            return false;
        }
    }
}
