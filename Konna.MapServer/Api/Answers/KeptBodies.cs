using Konna.MapServer.Telemetry;

namespace Konna.MapServer.Api.Answers;

/// <summary>
/// Bodies that are costly to make, kept under their entity tags, which name everything the bytes depend on: what has changed has another tag and is made anew.
/// However many ask for a body at once, it is made once; when all of them have gone, the making stops. What is made anew takes the place of what it was before, which
/// nobody asks for any more; beyond that those not asked for the longest go first.
/// </summary>
/// <param name="capacity">Bytes to keep at most; 0 keeps nothing, but what is being made is still shared.</param>
internal sealed class KeptBodies(long capacity)
{
    /// <summary>What an entry takes beside its bytes.</summary>
    private const int Overhead = 512;

    private readonly Lock gate = new();
    private readonly AskedLately lately = new();
    private readonly Dictionary<string, Making> makings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkedListNode<Entry>> kept = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byUse = new();
    private readonly Dictionary<string, string> tagsByQuestion = new(StringComparer.Ordinal);
    private long size;

    /// <summary>Bytes that are kept now.</summary>
    public long Size
    {
        get
        {
            lock (gate)
            {
                return size;
            }
        }
    }

    /// <summary>True when the body is here or is being made, or was asked for lately and could be kept.</summary>
    public bool IsWanted(string tag)
    {
        if (capacity == 0)
        {
            return false;
        }

        lock (gate)
        {
            if (kept.ContainsKey(tag) || makings.ContainsKey(tag))
            {
                return true;
            }
        }

        return lately.Again(tag);
    }

    /// <summary>The body, if it is kept.</summary>
    public CodedBody? Find(string tag)
    {
        lock (gate)
        {
            return FindKept(tag);
        }
    }

    /// <param name="question">Names what is asked for, whatever state it is in: of all tags for it one body is kept, the last. Asked when a body was made.</param>
    /// <param name="make">Makes the body; called once for all who wait for it.</param>
    public async Task<CodedBody> GetAsync(string tag, Func<string> question, Func<CancellationToken, Task<CodedBody>> make, CancellationToken cancellation)
    {
        Making making;
        lock (gate)
        {
            if (FindKept(tag) is { } body)
            {
                return body;
            }

            if (makings.TryGetValue(tag, out making!))
            {
                ServerMeter.CountCacheRequest(CacheResult.Shared);
            }
            else
            {
                ServerMeter.CountCacheRequest(CacheResult.Miss);
                making = new Making();
                makings.Add(tag, making);
                making.Body = Task.Run(() => MakeAsync(tag, question, making, make), CancellationToken.None);
            }

            making.Waiting++;
        }

        try
        {
            return await making.Body!.WaitAsync(cancellation);
        }
        finally
        {
            Leave(tag, making);
        }
    }

    private CodedBody? FindKept(string tag)
    {
        if (!kept.TryGetValue(tag, out var node))
        {
            return null;
        }

        byUse.Remove(node);
        byUse.AddFirst(node);
        ServerMeter.CountCacheRequest(CacheResult.Hit);
        return node.Value.Body;
    }

    private async Task<CodedBody> MakeAsync(string tag, Func<string> question, Making making, Func<CancellationToken, Task<CodedBody>> make)
    {
        try
        {
            var body = await make(making.Stop.Token);
            Keep(tag, question(), body);
            return body;
        }
        finally
        {
            Forget(tag, making);
        }
    }

    private void Keep(string tag, string question, CodedBody body)
    {
        lock (gate)
        {
            // One that was given up late may find its successor's work done.
            if (kept.ContainsKey(tag))
            {
                return;
            }

            if (tagsByQuestion.TryGetValue(question, out var before))
            {
                Drop(kept[before]);
            }

            tagsByQuestion.Add(question, tag);
            kept.Add(tag, byUse.AddFirst(new Entry(tag, question, body)));
            size += body.Bytes.Length + Overhead;
            while (size > capacity && byUse.Last is { } oldest)
            {
                Drop(oldest);
            }

            ServerMeter.SetCacheSize(size);
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        kept.Remove(node.Value.Tag);
        tagsByQuestion.Remove(node.Value.Question);
        size -= node.Value.Body.Bytes.Length + Overhead;
    }

    private void Forget(string tag, Making making)
    {
        lock (gate)
        {
            Remove(tag, making);
        }
    }

    private void Remove(string tag, Making making)
    {
        // One that was given up may have been followed by another.
        if (makings.GetValueOrDefault(tag) == making)
        {
            makings.Remove(tag);
        }
    }

    private void Leave(string tag, Making making)
    {
        lock (gate)
        {
            if (--making.Waiting > 0 || making.Body!.IsCompleted)
            {
                return;
            }

            Remove(tag, making);
        }

        making.Stop.Cancel();
    }

    private sealed record Entry(string Tag, string Question, CodedBody Body);

    private sealed class Making
    {
        /// <summary>Not disposed of: it has no timer, and whoever leaves last may come after the body.</summary>
        public CancellationTokenSource Stop { get; } = new();

        public Task<CodedBody>? Body { get; set; }

        public int Waiting { get; set; }
    }
}
