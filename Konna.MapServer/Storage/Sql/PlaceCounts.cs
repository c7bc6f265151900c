namespace Konna.MapServer.Storage.Sql;

/// <summary>What <see cref="ReadSql.RowsByPlace"/> found by the spatial index, each number up to its bound and one more.</summary>
/// <param name="All">Places that may match.</param>
/// <param name="First">Of them, those in the ordered range that were fetched.</param>
/// <param name="Later">Of them, those behind that range.</param>
/// <param name="Surely">Rows in the range that match for sure, because their boxes and spans lie in the query's as a whole.</param>
internal readonly record struct PlaceCounts(long All, long First, long Later, long Surely);
