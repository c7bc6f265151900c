using System.Globalization;
using System.Text.Json;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Tests.Motion;

/// <summary>Reads tests/vectors/situation.json, which the map's own implementation is tested with too.</summary>
public static class SituationVectors
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static readonly VectorFile File = JsonSerializer.Deserialize<VectorFile>(
        System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "situation.json")), Options)!;

    public static IReadOnlyList<VectorCase> Cases => File.Cases;

    public static OperationPackage Package { get; } = Build(File.Operation);

    private static OperationPackage Build(VectorOperation source)
    {
        var operation = new Operation
        {
            Id = "vectors",
            Title = "Vectors",
            TimeZone = "UTC",
            Document = new OperationDocument { Disputes = [.. source.Disputes.Select(d => new Dispute(d.Id, d.Id, null, null, null, d.Default, null, null))] },
        };
        return new OperationPackage(operation)
        {
            Accounts = [.. source.Accounts.Select(a => new Account { Id = a.Id, DisputeId = a.DisputeId })],
            Movements = [.. source.Movements.Select(Movement)],
            Events = [.. source.Events.Select(e => new Event { Id = e.Id, Begin = Instant(e.Begin), End = Instant(e.End), AccountId = e.AccountId })],
            Areas = [.. source.Areas.Select(a => new Area { Id = a.Id, Begin = Instant(a.Begin), End = Instant(a.End), AccountId = a.AccountId })],
        };
    }

    private static Movement Movement(VectorMovement source) => new()
    {
        Id = source.Id,
        MovementId = source.MovementId,
        Strand = source.Strand,
        Segment = source.Segment,
        Subject = source.Subject,
        Kind = source.Kind,
        AccountId = source.AccountId,
        Interpolation = source.Interpolation,
        Extrapolation = source.Extrapolation,
        Dispersed = source.Dispersed,
        Begin = Instant(source.Begin),
        End = Instant(source.End),
        Geometry = source.Coordinates is null ? null : new LineString(
            [.. source.Coordinates.Zip(source.Datetimes!, (c, t) => new CoordinateM(c[0], c[1], EpochSeconds.From(Instant(t)!.Value)))]),
    };

    internal static DateTimeOffset? Instant(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private sealed record VectorFile(VectorOperation Operation, VectorCase[] Cases);

    private sealed record VectorOperation(
        VectorDispute[] Disputes, VectorAccount[] Accounts, VectorMovement[] Movements, VectorDated[] Events, VectorDated[] Areas);

    private sealed record VectorDispute(string Id, string Default);

    private sealed record VectorAccount(string Id, string? DisputeId);

    private sealed record VectorDated(string Id, string? Begin, string? End, string? AccountId);

    private sealed record VectorMovement(
        string Id, string? MovementId, string? Strand, int? Segment, string Subject, string? Kind, string? AccountId, string? Interpolation, string? Extrapolation,
        bool? Dispersed, string? Begin, string? End, double[][]? Coordinates, string[]? Datetimes);
}
