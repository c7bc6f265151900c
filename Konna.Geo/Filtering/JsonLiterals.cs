using System.Text.Json;

namespace Konna.Geo.Filtering;

/// <summary>Scalar literals of the JSON encoding.</summary>
internal static class JsonLiterals
{
    public static string Text(JsonElement json, JsonPlace place)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            throw place.Fail("expected a text");
        }

        var text = json.GetString()!;
        return Cql2Identifier.CharacterProblem(text) is { } problem ? throw place.Fail(problem) : text;
    }

    public static double Number(JsonElement json, JsonPlace place) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw place.Fail("expected a number between -1.79E+308 and 1.79E+308");

    public static FilterExpression Instant(JsonElement json, JsonPlace place, bool wantsDate)
    {
        var literal = InstantText.Read(Text(json, place));
        return literal is null || literal is DateLiteral != wantsDate
            ? throw place.Fail(wantsDate ? "expected a date as in \"2013-01-10\"" : "expected an instant in UTC as in \"2013-01-10T08:30:00Z\"")
            : literal;
    }

    public static BoxLiteral Box(JsonElement json, JsonPlace place)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            throw place.Fail("expected an array of four or six numbers");
        }

        return BoxNumbers.Read([.. json.EnumerateArray().Select((number, i) => Number(number, place.Item(i)))], out var problem) ?? throw place.Fail(problem);
    }
}
