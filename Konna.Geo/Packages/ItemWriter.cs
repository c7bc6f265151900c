using System.Text.Json;
using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Packages;

/// <summary>Writes one item's members, without what reading would derive again.</summary>
internal static class ItemWriter
{
    public static void WriteMembers(Utf8JsonWriter writer, OperationItem item)
    {
        var leavesOutTime = ItemSpan.FollowsFromOtherMembers(item);
        foreach (var member in PackageMembers.Of(item.GetType()))
        {
            if (member.Property.GetValue(item) is { } value
                && !(leavesOutTime && member.Type == MemberType.Instant)
                && !IsDefault(item, member, value))
            {
                Write(writer, member.Name, value);
            }
        }
    }

    public static void WriteCitations(Utf8JsonWriter writer, IReadOnlyList<Citation> citations)
    {
        if (citations.Count == 0)
        {
            return;
        }

        writer.WriteLine("citations", line =>
        {
            line.WriteStartArray();
            foreach (var citation in citations)
            {
                if (string.IsNullOrEmpty(citation.Locator))
                {
                    line.WriteStringValue(citation.SourceId);
                    continue;
                }

                line.WriteStartObject();
                line.WriteString("sourceId", citation.SourceId);
                line.WriteString("locator", citation.Locator);
                line.WriteEndObject();
            }

            line.WriteEndArray();
        });
    }

    private static void WriteInstants(Utf8JsonWriter writer, string name, IReadOnlyList<DateTimeOffset> instants)
    {
        if (instants.Count > 0)
        {
            writer.WritePropertyName(name);
            writer.WriteText(text => PathText.WriteInstants(text, instants));
        }
    }

    // An instant that another one implies is left out too: begin alone is begin and beginLatest.
    private static bool IsDefault(OperationItem item, PackageMember member, object value) => (item, member.Name) switch
    {
        (Movement movement, "movementId") => movement.MovementId == movement.Id,
        (Movement, "interpolation") => value is "Linear",
        (Movement, "extrapolation") => value is "hold",
        (Area area, "areaId") => area.AreaId == area.Id,
        (_, "beginLatest") => item.BeginLatest == item.Begin,
        (_, "endEarliest") => item.EndEarliest == item.End,
        _ => false,
    };

    private static void Write(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteTextLine(name, text);
                break;
            case DateTimeOffset instant:
                writer.WriteString(name, Rfc3339.Format(instant));
                break;
            case double number:
                writer.WriteNumber(name, number + 0.0);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case string[] texts:
                writer.WriteTexts(name, texts);
                break;
            case IReadOnlyList<DateTimeOffset> instants:
                WriteInstants(writer, name, instants);
                break;
            case IReadOnlyList<Citation> citations:
                WriteCitations(writer, citations);
                break;
            default:
                throw new InvalidOperationException($"No writer for {value.GetType()}.");
        }
    }
}
