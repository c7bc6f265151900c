namespace Konna.Drills.Site;

/// <summary>The place that the drills write: what its id is says what all of it must be.</summary>
internal static class PlaceBody
{
    public const string MediaType = "application/geo+json";

    public static string NameOf(string id) => "Drilled " + id;

    public static string Json(string id)
        => $$"""{"type":"Feature","id":"{{id}}","geometry":{"type":"Point","coordinates":[-3.9,14.9]},"properties":{"name":"{{NameOf(id)}}","kind":"town","role":"named","summary":"{{new string('x', 400)}}"} }""";
}
