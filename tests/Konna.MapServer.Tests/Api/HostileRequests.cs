using System.Text.Json;

namespace Konna.MapServer.Tests.Api;

/// <summary>
/// Requests over every path and every parameter that the definition of the API tells, the same for the same seed:
/// every pair of a path and a parameter has values for its kind and values for anything, some under odd headers.
/// </summary>
internal sealed class HostileRequests(int seed)
{
    private static readonly (string Name, string Value)[] PathVariables =
        [("{featureId}", "pl-01"), ("{tileMatrixSetId}", "WebMercatorQuad"), ("{tileMatrix}", "0"), ("{tileRow}", "0"), ("{tileCol}", "0"), ("{tGeometryId}", "mov-1.north"), ("{tValueId}", "st-1"), ("{tPropertyName}", "status"), ("{revision}", "1")];

    private const int LongestTarget = 7500;
    private static readonly string[] UnderHeaders = ["", "/collections", "/collections/places/items", "/places.geojson"];
    private readonly Random random = new(seed);

    /// <param name="definition">The OpenAPI document; its paths are below <paramref name="operation"/>.</param>
    /// <param name="least">How many requests at least.</param>
    public IReadOnlyList<HostileRequest> Make(JsonElement definition, string operation, int least)
    {
        var slots = definition.GetProperty("paths").EnumerateObject().SelectMany(path => SlotsOf(path, operation)).ToList();
        var each = (least / slots.Count) + 1;
        List<HostileRequest> requests = [.. slots.SelectMany(slot => Enumerable.Range(0, each).Select(_ => InQuery(slot)))];

        // Every value made for the richest parameters is tried at least once, not only those that chance picks.
        foreach (var slot in slots.Where(s => s.Path.EndsWith("/collections/places/items", StringComparison.Ordinal)))
        {
            requests.AddRange(HostileValues.For(slot.Name).Select(value => Query(slot, Uri.EscapeDataString(value), value, [])));
        }

        foreach (var header in HostileValues.Headers)
        {
            requests.AddRange(UnderHeaders.Select(p => new HostileRequest(operation + p, [], [header], false)));
        }

        string[] patterns = ["/operations/{0}", operation + "/collections/{0}", operation + "/collections/{0}/items", operation + "/collections/places/items/{0}", operation + "/{0}.geojson", operation + "/tiles/{0}/0/0/0", operation + "/tiles/WebMercatorQuad/{0}/0/0", operation + "/collections/places/tiles/WorldCRS84Quad/0/{0}/0", operation + "/tileMatrixSets/{0}", operation + "/{0}", "/schemas/{0}"];
        requests.AddRange(patterns.SelectMany(_ => HostileValues.Any.Concat(HostileValues.Ids).Select(Uri.EscapeDataString).Concat(HostileValues.Encoded), InPath));
        return requests;
    }

    private static HostileRequest InPath(string pattern, string id)
    {
        // Kestrel takes paths in UTF-8 without NUL only; what it makes of others is its own answer.
        var isForKestrel = id.Contains("%00", StringComparison.Ordinal) || HostileValues.Encoded.Contains(id);
        return new(pattern.Replace("{0}", id, StringComparison.Ordinal), [], [], isForKestrel || id.Length > LongestTarget);
    }

    private HostileRequest InQuery(Slot slot)
    {
        var headers = random.Next(4) == 0 ? new[] { Pick(HostileValues.Headers) } : [];
        if (random.Next(6) == 0)
        {
            return Query(slot, Pick(HostileValues.Encoded), "", headers);
        }

        var value = random.Next(2) == 0 ? Pick(HostileValues.For(slot.Name)) : Mixed();
        return Query(slot, Uri.EscapeDataString(value), value, headers);
    }

    private static HostileRequest Query(Slot slot, string escaped, string value, IReadOnlyList<(string Name, string Value)> headers)
    {
        List<string> names = [slot.Name];
        var target = $"{slot.Path}?{Uri.EscapeDataString(slot.Name)}={escaped}";
        foreach (var (name, good) in slot.Needed)
        {
            names.Add(name);
            target += $"&{name}={good}";
        }

        if (slot.Name == "filter" && value.Length > 0 && value[0] is '{' or '[' or '"')
        {
            names.Add("filter-lang");
            target += "&filter-lang=cql2-json";
        }
        else if (slot.Name is "filter-crs" or "filter-lang")
        {
            names.Add("filter");
            target += "&filter=id%3D%27pl-01%27";
        }

        return new(target, names, headers, target.Length > LongestTarget);
    }

    private string Mixed() => random.Next(3) == 0 ? Pick(HostileValues.Any) + Pick(HostileValues.Any) : Pick(HostileValues.Any);

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];

    private static IEnumerable<Slot> SlotsOf(JsonProperty path, string operation)
    {
        var parameters = path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").ToList();
        var names = parameters.Select(p => p.GetProperty("name").GetString()!).ToList();
        var required = parameters.Where(p => p.TryGetProperty("required", out var r) && r.GetBoolean()).Select(p => p.GetProperty("name").GetString()!).ToList();
        var below = path.Value.TryGetProperty("servers", out _) ? operation[..operation.LastIndexOf('/')] : operation;
        var address = below + (path.Name == "/" ? "" : PathVariables.Aggregate(path.Name.Replace("/movements/items/{featureId}", "/movements/items/mov-1.north", StringComparison.Ordinal), (address, variable) => address.Replace(variable.Name, variable.Value, StringComparison.Ordinal)));
        return names.Append("unknown").Select(name => new Slot(address, name, [.. required.Where(r => r != name).Select(r => (r, "2020-05-02T12:00:00Z"))]));
    }

    /// <param name="Needed">Parameters without which the path refuses everything, with a good value each.</param>
    private sealed record Slot(string Path, string Name, IReadOnlyList<(string Name, string Value)> Needed);
}
