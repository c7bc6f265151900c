using System.Text.Json;

namespace Konna.Geo.Imports.Json;

/// <summary>
/// The elements of one array of a JSON document, one after the other: the document's own array, or that of a member of its object. Only one element is held at a
/// time, so a document of any length can be read. UTF-8, nested 64 levels at most.
/// </summary>
internal sealed class JsonElements : IDisposable
{
    private const int FirstBytes = 256 * 1024;
    private const int MostElementBytes = 256 * 1024 * 1024;

    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Disallow, MaxDepth = 64 };

    private readonly Stream stream;
    private readonly string member;
    private byte[] buffer = new byte[FirstBytes];
    private int start;
    private int length;
    private bool isAtEnd;
    private bool isInside;
    private JsonReaderState state = new(Options);

    /// <param name="member">The member of the root object whose array is wanted; not looked at when the root is an array.</param>
    public JsonElements(Stream stream, string member)
    {
        this.stream = stream;
        this.member = member;
        Fill();
        if (buffer.AsSpan(0, length).StartsWith("\uFEFF"u8))
        {
            start = 3;
        }
    }

    /// <summary>The next element; false at the end of the array, also where there is no such array.</summary>
    /// <exception cref="JsonException">It is no JSON, or an element is larger than can be held.</exception>
    public bool TryNext(out JsonDocument? element)
    {
        while (true)
        {
            var step = Step(out element);
            if (step != Outcome.NeedsMore)
            {
                return step == Outcome.Element;
            }

            if (isAtEnd)
            {
                // The reader says what is missing.
                Step(out element, isFinal: true);
                return false;
            }

            Fill();
        }
    }

    public void Dispose() => stream.Dispose();

    private Outcome Step(out JsonDocument? element, bool isFinal = false)
    {
        element = null;
        var reader = new Utf8JsonReader(buffer.AsSpan(start, length - start), isFinal, state);
        while (true)
        {
            var before = (Consumed: (int)reader.BytesConsumed, State: reader.CurrentState);
            if (!reader.Read())
            {
                return Commit(ref reader, Outcome.NeedsMore);
            }

            if (isInside)
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    return Commit(ref reader, Outcome.End);
                }

                if (!JsonDocument.TryParseValue(ref reader, out element))
                {
                    start += before.Consumed;
                    state = before.State;
                    return Outcome.NeedsMore;
                }

                return Commit(ref reader, Outcome.Element);
            }

            if (reader.TokenType == JsonTokenType.StartArray && reader.CurrentDepth == 0)
            {
                isInside = true;
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                var isWanted = reader.ValueTextEquals(member);
                if (!(isWanted ? reader.Read() : reader.TrySkip()))
                {
                    start += before.Consumed;
                    state = before.State;
                    return Outcome.NeedsMore;
                }

                isInside = isWanted && reader.TokenType == JsonTokenType.StartArray;
            }
        }
    }

    private Outcome Commit(ref Utf8JsonReader reader, Outcome outcome)
    {
        start += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return outcome;
    }

    private void Fill()
    {
        buffer.AsSpan(start, length - start).CopyTo(buffer);
        length -= start;
        start = 0;
        if (length == buffer.Length)
        {
            if (buffer.Length >= MostElementBytes)
            {
                throw new JsonException($"One element is larger than {MostElementBytes / 1024 / 1024} MB.");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, length, buffer.Length - length);
        isAtEnd = read == 0;
        length += read;
    }

    private enum Outcome
    {
        Element,
        End,
        NeedsMore,
    }
}
