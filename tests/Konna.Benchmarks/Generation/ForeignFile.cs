using System.Globalization;
using System.Text;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Benchmarks.Generation;

/// <summary>Files as other programs write them, of any length: one made-up track, or a thousand reports, after the other until the length is reached.</summary>
internal static class ForeignFile
{
    private const int PartLength = 1000;

    private static readonly string[] Kinds = ["Armed clash", "Shelling", "Statement", "Peaceful protest"];

    /// <summary>What a file begins with, a part of it, what stands between two parts, what it ends with.</summary>
    private static readonly Dictionary<string, (string Head, Func<int, string> Part, string Between, string Foot)> Formats = new(StringComparer.Ordinal)
    {
        ["csv"] = ("track,name,time,lat,lon\n", n => Lines(n, (place, t) => $"v{n},Vehicle {n},{t},{place.Y},{place.X}\n"), "", ""),
        ["csv-events"] = ("id,date,name,lat,lon,actor,source,notes,fatalities\n", Reports, "", ""),
        ["gpx"] = (
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"made up\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n",
            n => $"<trk><name>Vehicle {n}</name><trkseg>\n{Lines(n, (place, t) => $"<trkpt lat=\"{place.Y:0.#####}\" lon=\"{place.X:0.#####}\"><time>{t}</time></trkpt>\n")}</trkseg></trk>\n", "", "</gpx>\n"),
        ["kml"] = (
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\" xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><Document>\n",
            n => $"<Placemark><name>Vehicle {n}</name><gx:Track>\n{Lines(n, (_, t) => $"<when>{t}</when>\n")}{Lines(n, (place, _) => $"<gx:coord>{place.X} {place.Y} 0</gx:coord>\n")}</gx:Track></Placemark>\n", "", "</Document></kml>\n"),
        ["geojson"] = (
            "{\"type\":\"FeatureCollection\",\"features\":[\n",
            n => $"{{\"type\":\"Feature\",\"properties\":{{\"name\":\"Vehicle {n}\",\"coordTimes\":[{Times(n)}]}},\"geometry\":{{\"type\":\"LineString\",\"coordinates\":[{Places(n)}]}}}}", ",\n", "\n]}\n"),
        ["mfjson"] = (
            "{\"type\":\"FeatureCollection\",\"features\":[\n",
            n => $"{{\"type\":\"Feature\",\"properties\":{{\"name\":\"Vehicle {n}\"}},\"geometry\":null,\"temporalGeometry\":{{\"type\":\"MovingPoint\",\"datetimes\":[{Times(n)}],\"coordinates\":[{Places(n)}]}}}}", ",\n", "\n]}\n"),
        ["czml"] = (
            "[\n{\"id\":\"document\",\"name\":\"Made up\",\"version\":\"1.0\"},\n",
            n => $"{{\"id\":\"v{n}\",\"name\":\"Vehicle {n}\",\"position\":{{\"cartographicDegrees\":[{Joined(n, (place, t) => $"\"{t}\",{place.X},{place.Y},0")}]}}}}", ",\n", "\n]\n"),
        ["orbat"] = (
            "{\"type\":\"ORBAT-mapper\",\"version\":\"3.2.0\",\"id\":\"made-up\",\"name\":\"Made up\",\"startTime\":\"2013-01-01T00:00:00Z\",\"sides\":[{\"id\":\"s\",\"name\":\"Side\",\"standardIdentity\":\"4\",\"groups\":[],\"subUnits\":[\n",
            n => $"{{\"id\":\"u{n}\",\"name\":\"Vehicle {n}\",\"sidc\":\"10041000001211000000\",\"subUnits\":[],\"state\":[{Joined(n, (place, t) => $"{{\"t\":\"{t}\",\"location\":[{place.X},{place.Y}]}}")}]}}", ",\n", "\n]}],\"events\":[],\"layers\":[]}\n"),
    };

    public static IReadOnlyCollection<string> Names => Formats.Keys;

    /// <summary>Writes at least as many bytes, in whole parts.</summary>
    /// <returns>The number of parts.</returns>
    public static int Write(string format, string path, long bytes)
    {
        var (head, part, between, foot) = Formats[format];
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(head);
        var parts = 0;
        do
        {
            writer.Write(parts == 0 ? "" : between);
            writer.Write(part(parts++));
        }
        while (stream.Position < bytes);
        writer.Write(foot);
        return parts;
    }

    private static string Times(int n) => Joined(n, (_, t) => $"\"{t}\"");

    private static string Places(int n) => Joined(n, (place, _) => $"[{place.X},{place.Y}]");

    private static string Lines(int n, Func<Coordinate, string, FormattableString> line) => string.Concat(Track(n, line));

    private static string Joined(int n, Func<Coordinate, string, FormattableString> value) => string.Join(',', Track(n, value));

    private static IEnumerable<string> Track(int n, Func<Coordinate, string, FormattableString> text) => Tracks.Track(new RepeatableRandom((ulong)n + 1), PartLength)
        .Select(fix => text(fix.Place, Rfc3339.Format(fix.T)).ToString(CultureInfo.InvariantCulture));

    private static string Reports(int n)
    {
        var random = new RepeatableRandom((ulong)n + 1);
        var text = new StringBuilder();
        for (var i = 0; i < PartLength; i++)
        {
            var (place, day, kind) = (Country.Place(random), Country.Begin.AddDays(random.Next(0, 365)), Kinds[random.Next(0, Kinds.Length)]);
            text.Append(CultureInfo.InvariantCulture, $"R{n}-{i},{day:yyyy-MM-dd},{kind},{place.Y},{place.X},Actor {random.Next(0, 40)},Courier {random.Next(0, 200)},")
                .Append(CultureInfo.InvariantCulture, $"\"{kind} on {day:d MMMM}, according to a reporter nearby; the number of those who took part is not known, and no other source has told of it.\",{random.Next(0, 9)}\n");
        }

        return text.ToString();
    }
}
