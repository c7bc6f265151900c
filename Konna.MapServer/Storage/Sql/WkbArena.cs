namespace Konna.MapServer.Storage.Sql;

/// <summary>Room for the geometries of the rows of one answer: a few arrays in place of one for each row. A row's bytes stay as they are for as long as it is kept, or until they are given up.</summary>
internal sealed class WkbArena
{
    /// <summary>Bytes; larger arrays would be of those that the garbage collector treats apart.</summary>
    private const int LargestChunk = 64 * 1024;

    private byte[] chunk = [];
    private int used;
    private int taken;

    /// <summary>Room for so many bytes; the first is made to measure, so that a single row takes no more than it needs.</summary>
    public ArraySegment<byte> Take(int length)
    {
        if (chunk.Length - used < length)
        {
            chunk = new byte[Math.Max(length, Math.Min(LargestChunk, 2 * taken))];
            used = 0;
        }

        var room = new ArraySegment<byte>(chunk, used, length);
        used += length;
        taken = Math.Min(taken + length, LargestChunk);
        return room;
    }

    /// <summary>Gives up what was taken: the room is used again.</summary>
    public void GiveUp() => used = 0;
}
