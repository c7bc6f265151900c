using System.Runtime.InteropServices;
using Konna.Geo.Operations;

namespace Konna.Geo.Packages.Spooling;

/// <summary>
/// Items of one kind in a file of the system's folder for such, with where each stood in what was read: few bytes of memory for each of them, however long its texts are.
/// Nobody else can open the file, and it is gone when nothing refers to this any more, or the process ends.
/// </summary>
internal sealed class ItemSpool
{
    private const int BufferBytes = 256 * 1024;

    private readonly ItemCodec codec;
    private readonly FileStream file = Create();
    private readonly RecordWriter pending = new();
    private readonly List<long> ends = [];
    private readonly List<string> fileNames = [];
    private long flushed;

    public ItemSpool(ItemKind kind) => codec = ItemCodec.Of(kind);

    public int Count => ends.Count;

    public IdTable Ids { get; } = new();

    /// <exception cref="IOException">The disk is full.</exception>
    public void Add(OperationItem item, PackageNode place)
    {
        codec.Write(item, pending);
        pending.Count((ulong)NumberOf(place.File));
        pending.Text(place.Pointer);
        pending.TextOrNull(place.ItemId);
        ends.Add(flushed + pending.Length);
        Ids.Add(item.Id);
        if (pending.Length >= BufferBytes)
        {
            Flush();
        }
    }

    /// <summary>All of them, in the order in which they were added.</summary>
    public IEnumerable<(OperationItem Item, PackageNode Place)> Read()
    {
        Flush();
        var buffer = new byte[BufferBytes];
        var (number, position) = (0, 0L);
        while (number < ends.Count)
        {
            // As many whole ones as the buffer holds; one that is longer has the buffer grow.
            var last = number;
            while (last + 1 < ends.Count && ends[last + 1] - position <= buffer.Length)
            {
                last++;
            }

            var length = (int)(ends[last] - position);
            if (length > buffer.Length)
            {
                buffer = new byte[length];
            }

            Fetch(buffer.AsSpan(0, length), position);
            for (var from = 0; number <= last; number++)
            {
                var to = (int)(ends[number] - position);
                yield return Decode(buffer.AsSpan(from, to - from));
                from = to;
            }

            position += length;
        }
    }

    public OperationItem ItemAt(int number)
    {
        Flush();
        var from = number == 0 ? 0 : CollectionsMarshal.AsSpan(ends)[number - 1];
        var record = new byte[ends[number] - from];
        Fetch(record, from);
        return Decode(record).Item;
    }

    private static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), "konna-items-" + Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        // The folder is everybody's to look into. What has no name is gone with the process, also when that is killed.
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }

    private (OperationItem Item, PackageNode Place) Decode(ReadOnlySpan<byte> bytes)
    {
        var record = new RecordReader(bytes);
        var item = codec.Read(ref record);
        var name = fileNames[(int)record.Count()];
        return (item, new PackageNode(default, name, record.Text(), record.TextOrNull()));
    }

    private int NumberOf(string name)
    {
        var number = fileNames.IndexOf(name);
        if (number < 0)
        {
            number = fileNames.Count;
            fileNames.Add(name);
        }

        return number;
    }

    private void Flush()
    {
        RandomAccess.Write(file.SafeFileHandle, pending.Written, flushed);
        flushed += pending.Length;
        pending.Clear();
    }

    private void Fetch(Span<byte> into, long position)
    {
        while (into.Length > 0)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, into, position);
            if (read == 0)
            {
                throw new IOException("A file of items that were read has been cut off.");
            }

            into = into[read..];
            position += read;
        }
    }
}
