using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Konna.MapServer.Api.Answers;

namespace Konna.MapServer.Api.Changes;

/// <summary>Writes server-sent events (the HTML standard, section 9.2), each whole or not at all.</summary>
internal sealed class EventWriter(PipeWriter pipe)
{
    /// <summary>Sets where the reader is and how long it waits before it comes again, and tells it nothing else.</summary>
    public void Begin(ChangePosition position, TimeSpan retry) => Text($"retry: {(long)retry.TotalMilliseconds}\nid: {position}\n\n");

    public void Retry(TimeSpan retry) => Text($"retry: {(long)retry.TotalMilliseconds}\n\n");

    /// <param name="id">Null: one that is not to be gone on from.</param>
    public void Event(string name, ChangePosition? id, object data)
    {
        Text(id is { } position ? $"id: {position}\nevent: {name}\ndata: " : $"event: {name}\ndata: ");
        pipe.Write(JsonSerializer.SerializeToUtf8Bytes(data, JsonWriting.Options));
        Text("\n\n");
    }

    public ValueTask<FlushResult> FlushAsync(CancellationToken cancellation) => pipe.FlushAsync(cancellation);

    private void Text(string text) => pipe.Write(System.Text.Encoding.UTF8.GetBytes(text));
}
