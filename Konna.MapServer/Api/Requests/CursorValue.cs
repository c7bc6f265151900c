using Konna.Geo.Collections;

namespace Konna.MapServer.Api.Requests;

/// <summary>A sort value inside a cursor: whether there is one, then its bytes, by the type of its property.</summary>
internal static class CursorValue
{
    public static void Write(BinaryWriter writer, object? value)
    {
        writer.Write(value is not null);
        switch (value)
        {
            case null:
                break;
            case string text:
                writer.Write(text);
                break;
            case long integer:
                writer.Write(integer);
                break;
            case double number:
                writer.Write(number);
                break;
            case bool boolean:
                writer.Write(boolean);
                break;
            case DateTimeOffset instant:
                writer.Write(instant.UtcTicks);
                break;
            case DateOnly date:
                writer.Write(date.DayNumber);
                break;
            default:
                throw new ArgumentException($"Nothing is sorted by a {value.GetType()}.", nameof(value));
        }
    }

    /// <returns>False when it is no value of the type.</returns>
    /// <exception cref="IOException">The bytes end before the value does.</exception>
    public static bool TryRead(BinaryReader reader, PropertyType type, out object? value)
    {
        value = null;
        if (!reader.ReadBoolean())
        {
            return true;
        }

        value = type switch
        {
            // PostgreSQL refuses NUL.
            PropertyType.String => reader.ReadString() is var text && !text.Contains('\0', StringComparison.Ordinal) ? text : null,
            PropertyType.Integer => reader.ReadInt64(),
            PropertyType.Number => reader.ReadDouble() is var number && double.IsFinite(number) ? number : null,
            PropertyType.Boolean => reader.ReadBoolean(),
            PropertyType.DateTime => reader.ReadInt64() is var ticks && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
            PropertyType.Date => reader.ReadInt32() is var day && day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : null,
            _ => null,
        };
        return value is not null;
    }
}
