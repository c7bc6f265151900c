using Konna.Geo.Features;

namespace Konna.MapServer.Api.Requests;

/// <summary>Where a page begins.</summary>
/// <param name="After">The last feature of the page before.</param>
/// <param name="RowsBefore">How many features the pages before have held: where the next address goes on if it cannot carry the place itself.</param>
internal sealed record PageStart(RowPosition After, int RowsBefore);
