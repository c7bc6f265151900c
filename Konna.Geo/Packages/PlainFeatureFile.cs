using System.Buffers;
using System.Text.Json;
using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>
/// A GeoJSON file in which nothing is wrong, read once. It tells of no problem: where there is one, of whatever kind, it gives up, and the file is read again
/// by those who say what and where (<see cref="FeatureFile"/>).
/// </summary>
internal sealed class PlainFeatureFile(PackageFile file, ItemKind kind, PackageDraft draft, IProgress<PackageProgress>? progress)
{
    private readonly ProblemList problems = new();
    private readonly ArrayBufferWriter<byte> around = new();
    private readonly PlainPath? path = kind.Type == typeof(Movement) ? new PlainPath() : null;
    private int index;

    /// <summary>True if all of it is in the draft, else nothing.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool TryRead()
    {
        var isRead = false;
        try
        {
            isRead = TryReadAll();
        }
        catch (JsonException)
        {
            // Said by whoever reads it again.
        }
        finally
        {
            if (!isRead)
            {
                draft.Clear(kind);
            }
        }

        return isRead;
    }

    private bool TryReadAll()
    {
        using var stream = file.Open();
        var json = new JsonStream(stream);
        var reader = new FeatureReader(kind, draft, problems);
        var (isInside, featuresFollow) = (false, false);
        while (true)
        {
            var isStuck = isInside && BeginOfFeature(json.Rest) is var begin and >= 0 ? !TryReadFeature(json, begin, reader) : !ReadAround(json, ref isInside, ref featuresFollow);
            if (!problems.IsEmpty || around.WrittenCount > FeatureFile.MostAround)
            {
                return false;
            }

            if (isStuck && json.IsAtEnd)
            {
                break;
            }

            if (isStuck && !TryFetch(json))
            {
                return false;
            }
        }

        return !isInside && PackageDocument.Parse(file.Name, around.WrittenMemory, problems) is { } root && reader.ReadAround(root) && problems.IsEmpty;
    }

    /// <summary>Where an object begins, behind what stands between two of them; less than 0 where something else, or nothing, comes.</summary>
    private static int BeginOfFeature(ReadOnlySpan<byte> rest) =>
        rest.IndexOfAnyExcept(" \n\r\t,"u8) is var begin and >= 0 && rest[begin] == (byte)'{' ? begin : -1;

    /// <summary>False if its end has not come.</summary>
    private bool TryReadFeature(JsonStream json, int begin, FeatureReader reader)
    {
        var length = 0;
        var hasPath = path is not null && path.TryTake(json.Rest, begin, out length);
        if (path is not null && length == 0)
        {
            return false;
        }

        var text = hasPath ? path!.Rest : json.Rest;
        var tokens = json.Reader(text);
        if (!tokens.Read() || !JsonDocument.TryParseValue(ref tokens, out var document))
        {
            return hasPath ? throw new JsonException() : false;
        }

        using (document)
        {
            var feature = new PackageNode(default, file.Name, "/features").Element(document.RootElement, index++);
            if (PackageDocument.Check(feature, problems))
            {
                reader.ReadFeature(feature, hasPath ? path : null);
            }
        }

        if (hasPath && tokens.BytesConsumed != text.Length)
        {
            throw new JsonException();
        }

        json.Consume(tokens, hasPath ? length : (int)tokens.BytesConsumed);
        return true;
    }

    /// <summary>True at the first feature, false where more has to come, or nothing does.</summary>
    private bool ReadAround(JsonStream json, ref bool isInside, ref bool featuresFollow)
    {
        var reader = json.Reader();
        var isAtFeatures = false;
        while (!isAtFeatures && reader.Read())
        {
            if (isInside && reader.TokenType != JsonTokenType.EndArray)
            {
                throw new JsonException();
            }

            isInside = isAtFeatures = FeatureFile.IsStartOfFeatures(ref reader, ref featuresFollow);
        }

        around.Write(json.Rest[..(int)reader.BytesConsumed]);
        json.Consume(reader);
        return isAtFeatures;
    }

    private bool TryFetch(JsonStream json)
    {
        var isFetched = json.Fetch();
        progress?.Report(new PackageProgress(file.Name, json.BytesRead, file.Length));
        return isFetched && json.IsUtf8;
    }
}
