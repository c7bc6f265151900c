namespace Konna.MapServer.Storage.Sql;

/// <summary>Places in a table, both ends included, where the rows of one operation lie in the order of their ids, and no others.</summary>
/// <param name="Count">Rows there when it was found; some may have gone since.</param>
internal sealed record PlaceRange(long First, long Last, int Count)
{
    /// <summary>So many rows behind the last place are looked at one by one.</summary>
    public const int MostLater = 256;
}
