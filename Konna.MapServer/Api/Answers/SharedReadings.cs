namespace Konna.MapServer.Api.Answers;

/// <summary>
/// What takes long to read and much memory to keep: read once, however many ask for it at once, and kept in the order of its use. A reading is not cancelled with the
/// request that happens to come first, for others wait for it; one that fails is forgotten, so that the next request asks again.
/// </summary>
/// <param name="bytesOf">What it takes of the memory.</param>
internal sealed class SharedReadings<TKey, TValue>(Func<TValue, long> bytesOf)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Entry> entries = [];
    private long clock;

    public async Task<TValue> GetAsync(TKey key, Func<Task<TValue>> read, CancellationToken cancellation)
    {
        Entry? entry;
        lock (gate)
        {
            if (!entries.TryGetValue(key, out entry))
            {
                entries.Add(key, entry = new Entry(read));
            }

            entry.LastUsed = ++clock;
        }

        try
        {
            return await entry.Value.Value.WaitAsync(cancellation);
        }
        catch (Exception) when (entry.Value.Value.IsFaulted)
        {
            Forget(key, entry);
            throw;
        }
    }

    /// <summary>Forgets what was used the longest ago until the rest fits, all but one.</summary>
    /// <returns>Bytes that are kept.</returns>
    public long MakeRoom(long maxBytes, TKey stays)
    {
        lock (gate)
        {
            var bytes = entries.Values.Sum(BytesOf);
            foreach (var (key, entry) in entries.Where(pair => !pair.Key.Equals(stays) && BytesOf(pair.Value) > 0).OrderBy(pair => pair.Value.LastUsed).ToList())
            {
                if (bytes <= maxBytes)
                {
                    break;
                }

                bytes -= BytesOf(entry);
                entries.Remove(key);
            }

            return bytes;
        }
    }

    public void Forget(Func<TKey, bool> which)
    {
        lock (gate)
        {
            foreach (var key in entries.Keys.Where(which).ToList())
            {
                entries.Remove(key);
            }
        }
    }

    private void Forget(TKey key, Entry entry)
    {
        lock (gate)
        {
            if (entries.GetValueOrDefault(key) == entry)
            {
                entries.Remove(key);
            }
        }
    }

    /// <summary>0 until it is read.</summary>
    private long BytesOf(Entry entry) => entry.Value is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } task } ? bytesOf(task.Result) : 0;

    private sealed class Entry(Func<Task<TValue>> read)
    {
        public Lazy<Task<TValue>> Value { get; } = new(() => Task.Run(read));

        public long LastUsed { get; set; }
    }
}
