using FsCheck;
using FsCheck.Fluent;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Tests.Motion;

/// <summary>Operations of few subjects with many kinds of movement: strands, versions, segments with and without gaps, halts, fire; instants to the second or finer, places to seven decimals or finer.</summary>
internal static class RandomOperation
{
    public static readonly DateTimeOffset Start = new(2013, 1, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Kinds = ["advance", "presence", "fire", "withdrawal"];
    private static readonly string[] Interpolations = ["Linear", "Linear", "Step", "Discrete"];

    public static Gen<OperationPackage> Packages { get; } =
        from seed in Gen.Choose(0, int.MaxValue)
        select Make(new System.Random(seed));

    private static OperationPackage Make(System.Random random)
    {
        var movements = Enumerable.Range(0, random.Next(1, 12)).SelectMany(n => Movement(n, random)).ToList();
        return new OperationPackage(new Operation
        {
            Id = "random",
            Title = "Random",
            TimeZone = "UTC",
            Document = new OperationDocument { Disputes = [new Dispute("dispute", "Dispute", null, null, null, "acc-a", null, null)] },
        })
        {
            Accounts = [new Account { Id = "acc-a", DisputeId = "dispute" }, new Account { Id = "acc-b", DisputeId = "dispute" }],
            Movements = [.. movements.OrderBy(_ => random.Next())],
        };
    }

    private static IEnumerable<Movement> Movement(int n, System.Random random)
    {
        var vertices = Vertices(random);
        var kind = Kinds[random.Next(Kinds.Length)];
        var cuts = kind == "fire" || vertices.Length < 3 || random.Next(2) == 0 ? 1 : random.Next(2, Math.Min(6, vertices.Length));
        var strand = random.Next(2) == 0 ? null : $"s{n}";
        var (movementId, subject) = ($"mov-{random.Next(4)}-{(strand is null ? n : 0)}", $"unit-{random.Next(3)}");
        var interpolation = Interpolations[random.Next(Interpolations.Length)];
        var extrapolation = random.Next(3) == 0 ? "none" : "hold";
        var account = random.Next(4) switch { 0 => "acc-a", 1 => "acc-b", _ => null };
        var slack = TimeSpan.FromMinutes(kind == "fire" ? random.Next(200) : 0);
        for (var i = 0; i < cuts; i++)
        {
            var part = vertices[((vertices.Length - 1) * i / cuts)..(((vertices.Length - 1) * (i + 1) / cuts) + 1)];
            part = i > 0 && part.Length > 2 && random.Next(3) == 0 ? part[1..] : part;
            yield return new Movement
            {
                // The ids of segments need not be in their order.
                Id = cuts == 1 ? $"{movementId}.{n}" : $"{movementId}.{n}.{(char)('z' - (i * 7 % 20))}",
                MovementId = movementId,
                Strand = strand,
                Segment = cuts == 1 ? null : i + 1,
                Subject = subject,
                Kind = kind,
                Interpolation = interpolation,
                Extrapolation = extrapolation,
                AccountId = account,
                RadiusM = random.Next(3),
                Begin = EpochSeconds.ToInstant(part[0].M) - slack,
                End = EpochSeconds.ToInstant(part[^1].M) + slack,
                Geometry = new LineString(part),
            };
        }
    }

    private static CoordinateM[] Vertices(System.Random random)
    {
        var (step, decimals) = (random.Next(3) == 0 ? 1 : 1000, random.Next(3) == 0 ? 12 : 5);
        var t = Start.AddMinutes(random.Next(600));
        var (x, y) = (-3.0, 14.0);
        return [.. Enumerable.Range(0, random.Next(2, 25)).Select(_ =>
        {
            if (random.Next(3) > 0)
            {
                (x, y) = (Math.Round(x + (random.NextDouble() / 50), decimals), Math.Round(y + (random.NextDouble() / 50) - 0.01, decimals));
            }

            t = t.AddMilliseconds((long)random.Next(1, 1800) * step);
            return new CoordinateM(x, y, EpochSeconds.From(t));
        })];
    }
}
