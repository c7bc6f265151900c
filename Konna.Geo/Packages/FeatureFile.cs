using System.Text.Json;

namespace Konna.Geo.Packages;

/// <summary>
/// A GeoJSON file, read twice and never held: first through to its end, for whether it is JSON at all and for what stands around the features,
/// then feature by feature.
/// </summary>
internal sealed class FeatureFile(PackageFile file, ProblemList problems, IProgress<PackageProgress>? progress)
{
    /// <summary>What stands around the features is a handful of members.</summary>
    public const int MostAround = 16 * 1024 * 1024;

    /// <summary>The document with its array of features emptied, or null (and a problem) if it cannot be read any further.</summary>
    public PackageNode? ReadAround()
    {
        var around = new MemoryStream();
        using var stream = file.Open();
        var json = new JsonStream(stream);
        try
        {
            var isAround = true;
            var featuresFollow = false;
            while (!json.IsAtEnd)
            {
                if (!Fetch(json))
                {
                    return null;
                }

                if (!json.IsUtf8)
                {
                    problems.Add(file.Name, "", null, "The file is not UTF-8.", "Save it as UTF-8.");
                    return null;
                }

                CopyAround(json, around, ref isAround, ref featuresFollow);
                if (around.Length > MostAround)
                {
                    problems.Add(file.Name, "", null, "There is too much beside the features.", """Keep to {"type": "FeatureCollection", "features": [...]}.""");
                    return null;
                }
            }
        }
        catch (JsonException problem)
        {
            PackageDocument.Report(new PackageNode(default, file.Name, ""), problem, problems);
            return null;
        }

        return PackageDocument.Parse(file.Name, around.GetBuffer().AsMemory(0, (int)around.Length), problems);
    }

    /// <summary>Each feature with its place; a document is good only until the next one.</summary>
    /// <exception cref="JsonException">The file has changed since <see cref="ReadAround"/>.</exception>
    public IEnumerable<PackageNode> Features()
    {
        using var stream = file.Open();
        var json = new JsonStream(stream);
        var collection = new PackageNode(default, file.Name, "/features");
        var isInside = false;
        var featuresFollow = false;
        var index = 0;
        while (Next(json, ref isInside, ref featuresFollow) is { } document)
        {
            using (document)
            {
                yield return collection.Element(document.RootElement, index++);
            }
        }
    }

    /// <summary>Goes through what has come, and keeps of it what is not within the array of features.</summary>
    private static void CopyAround(JsonStream json, MemoryStream around, ref bool isAround, ref bool featuresFollow)
    {
        var reader = json.Reader();
        var from = 0;
        while (reader.Read())
        {
            var isFeatures = IsStartOfFeatures(ref reader, ref featuresFollow);
            if (isAround && isFeatures)
            {
                around.Write(json.Rest[from..(int)reader.BytesConsumed]);
                isAround = false;
            }
            else if (!isAround && reader is { TokenType: JsonTokenType.EndArray, CurrentDepth: 1 })
            {
                from = (int)reader.TokenStartIndex;
                isAround = true;
            }
        }

        if (isAround)
        {
            around.Write(json.Rest[from..(int)reader.BytesConsumed]);
        }

        json.Consume(reader);
    }

    private JsonDocument? Next(JsonStream json, ref bool isInside, ref bool featuresFollow)
    {
        while (true)
        {
            var reader = json.Reader();
            var isRead = json.Rest.Length > 0 && reader.Read();
            if (isRead && isInside && reader is not { TokenType: JsonTokenType.EndArray, CurrentDepth: 1 })
            {
                if (JsonDocument.TryParseValue(ref reader, out var document))
                {
                    json.Consume(reader);
                    return document;
                }

                if (!Fetch(json))
                {
                    return null;
                }

                continue;
            }

            if (isRead)
            {
                isInside = IsStartOfFeatures(ref reader, ref featuresFollow);
                json.Consume(reader);
            }
            else if (json.IsAtEnd || !Fetch(json))
            {
                return null;
            }
        }
    }

    private bool Fetch(JsonStream json)
    {
        var isFetched = json.Fetch();
        progress?.Report(new PackageProgress(file.Name, json.BytesRead, file.Length));
        if (!isFetched)
        {
            ReportOverlong();
        }

        return isFetched;
    }

    private void ReportOverlong() => problems.Add(
        file.Name, "", null, $"The file holds a feature or a text of more than {JsonStream.LongestValue / 1024 / 1024} MB.", "Split it; a long path is kept in segments.");

    public static bool IsStartOfFeatures(ref Utf8JsonReader reader, ref bool featuresFollow)
    {
        var isStart = featuresFollow && reader is { TokenType: JsonTokenType.StartArray, CurrentDepth: 1 };
        featuresFollow = reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("features"u8);
        return isStart;
    }
}
