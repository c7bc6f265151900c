using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Tests.Packages;

/// <summary>Makes valid packages at random: every member of every kind of item may or may not be there.</summary>
internal sealed class MadePackage(int seed)
{
    private static readonly string[] Words = ["", "Konna", "le Niger à Mopti", "\"quoted\" \\ and <b>", "two\nlines\ttab", "ⵜⴰⵎⴰⵛⵇ", "🛶", "\u2028", "é\u0301", " "];
    private static readonly string[] EdtfTexts = ["2013-01-10", "2013-01", "2013-01-07~/2013-01-10", "[2013-01-10..2013-01-12]", "2013-01-02/..", "../2013-01-15", "2013-01-10?", "2013-01-10T08:30:00Z"];
    private static readonly DateTimeOffset Start = new(2013, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(seed);
    private readonly Dictionary<string, List<string>> ids = [];
    private int number;

    public OperationPackage Make()
    {
        var items = ItemKind.All.ToDictionary(k => k.Type, k => Enumerable.Range(0, random.Next(1, 5)).Select(_ => Item(k)).ToList());
        var operation = new Operation
        {
            Id = "made",
            Title = "Made " + Words[random.Next(Words.Length)],
            TitleFr = MaybeText(),
            Summary = MaybeText(),
            TimeZone = "Africa/Bamako",
            Begin = Start,
            End = Start.AddDays(30),
            Bbox = [-6.6, 12, random.NextDouble(), 17.5],
            Document = new OperationDocument
            {
                DefaultView = Chance() ? new MapView([random.NextDouble(), -random.NextDouble()], random.Next(20) / 2.0, Start.AddMilliseconds(random.Next())) : null,
                Licence = MaybeText(),
                Attribution = [.. Enumerable.Range(0, random.Next(3)).Select(i => new Attribution("by " + i, MaybeText(), Chance() ? "https://example.org/" + i : null))],
                ClaimGroups = [.. Enumerable.Range(0, random.Next(3)).Select(i => new ClaimGroup("group-" + i, "Group", MaybeText(), MaybeText(), null))],
                Story = [.. Enumerable.Range(0, random.Next(3)).Select(i => new StoryStep { Id = "step-" + i, Text = MaybeText(), Facts = Chance() ? ["F001", "F002"] : [] })],
            },
        };
        return new OperationPackage(operation)
        {
            Places = Of<Place>(),
            Forces = Of<Force>(),
            Units = Of<Unit>(),
            States = Of<UnitState>(),
            Persons = Of<Person>(),
            Sources = Of<Source>(),
            Accounts = Of<Account>(),
            Claims = Of<Claim>(),
            Movements = Of<Movement>(),
            Events = Of<Event>(),
            Areas = Of<Area>(),
        };

        List<T> Of<T>() => [.. items[typeof(T)].Cast<T>().OrderBy(_ => random.Next())];
    }

    private OperationItem Item(ItemKind kind)
    {
        var item = kind.Create();
        item.Id = $"{kind.Collection}-{number++}";
        foreach (var member in kind.Members.Where(m => m.Name != "id" && m.Type is not (MemberType.Instant or MemberType.VertexInstants)))
        {
            member.Property.SetValue(item, member.IsRequired || Chance() ? Value(item, member) : member.Property.GetValue(item));
        }

        if (item is LocatedItem located)
        {
            located.Geometry = located is Movement movement ? Path(movement) : Chance() ? Shape(kind) : null;
        }

        SetTime(item);
        if (!ids.TryGetValue(kind.Collection, out var known))
        {
            ids[kind.Collection] = known = [];
        }

        known.Add(item.Id);
        return item;
    }

    // Only items made earlier are named, so nothing is its own ancestor.
    private object? Value(OperationItem item, PackageMember member) => (item, member.Name) switch
    {
        (_, "versionOf") => item.Id,
        (Unit, "forceId") or (Area, "forceId") or (Person, "forceId") => Known("forces"),
        (Movement, "subject") => Known("units") ?? Known("forces"),
        (Claim, "populationKind") => "unspecified",
        (Claim, "populationId") => Known("units"),
        (Claim, "max") or (UnitState, "strengthMax") => null,
        (_, "disputeId" or "claimGroupId") => null,
        (_, "accountId") => item is Force or Unit or UnitState or Person or Source or Account ? null : Known("accounts"),
        (_, "commanderId" or "placeId" or "eventId" or "claimId" or "unitId") => Known(member.References!),
        (Movement, "segment") => null,
        (_, "geoPrecision") => random.Next(1, 4),
        (_, "sidc") => "10031000001211000000",
        (_, "color") => "#1B7f79",
        (_, "url") => "https://example.org/?a=1&b=2",
        (_, "radiusM") => random.NextDouble() * 1e5,
        (_, "movementId" or "areaId") => Chance() ? item.Id : "shared",
        (_, "participants") => Known("units") is { } unit ? new[] { unit } : Array.Empty<string>(),
        _ => member.Type switch
        {
            MemberType.Edtf => EdtfTexts[random.Next(EdtfTexts.Length)],
            MemberType.Text => member.Values.Count > 0 ? member.Values[random.Next(member.Values.Count)] : Words[random.Next(Words.Length)],
            MemberType.Id => Known(member.References!),
            MemberType.Number => random.Next(3) switch { 0 => random.NextDouble() * 1e-7, 1 => -0.0, _ => (double)random.Next() },
            MemberType.Integer => (long)random.Next(),
            MemberType.Boolean => Chance(),
            MemberType.Ids => Known(member.References!) is { } id ? new[] { id } : Array.Empty<string>(),
            MemberType.Texts => new[] { "F001", "Lokwai, \"old\"" },
            MemberType.Citations => Known("sources") is { } source ? new[] { new Citation(source, Chance() ? "p. 3" : null) } : Array.Empty<Citation>(),
            _ => throw new InvalidOperationException(member.Name),
        },
    };

    private void SetTime(OperationItem item)
    {
        if (item is Movement { Geometry: not null } movement)
        {
            (item.Edtf, item.Begin, item.End) = (Chance() ? "2013-01" : null, Chance() ? Start : null, Chance() ? Start.AddDays(31) : null);
            if (item is { Begin: null, End: null })
            {
                (item.Begin, item.BeginLatest, item.EndEarliest, item.End) = ItemSpan.WhenNoneGiven(movement);
            }

            return;
        }

        if (Chance())
        {
            item.Begin = Chance() ? Start.AddMilliseconds(random.Next()) : null;
            item.BeginLatest = Chance() && item.Begin is { } begin ? begin.AddHours(1) : null;
            item.End = Chance() ? Start.AddDays(28) : null;
        }
    }

    private LineString? Path(Movement movement)
    {
        if (random.Next(4) == 0)
        {
            return null;
        }

        var time = Start.AddSeconds(movement.Id.Length);
        return GeometryReader.Factory.CreateLineString([.. Enumerable.Range(0, random.Next(2, 6)).Select(_ =>
        {
            time = time.AddMilliseconds(random.Next(1, 90_000_000));
            return new CoordinateM(Longitude(), Latitude(), EpochSeconds.From(time));
        })]);
    }

    private Geometry Shape(ItemKind kind)
    {
        var shape = kind.Type == typeof(Area) ? 3 : random.Next(5);
        var factory = GeometryReader.Factory;
        var point = new Coordinate(Longitude(), Latitude());
        return shape switch
        {
            0 => factory.CreatePoint(point),
            1 => factory.CreateMultiPointFromCoords([point, new Coordinate(Longitude(), Latitude())]),
            2 => factory.CreateLineString([point, new Coordinate(Longitude(), Latitude())]),
            3 => factory.ToGeometry(new Envelope(point.X, point.X + 0.5, point.Y, point.Y + random.NextDouble() + 0.01)),
            _ => factory.CreateGeometryCollection([factory.CreatePoint(point), factory.CreateLineString([point, new Coordinate(-4, 14)])]),
        };
    }

    private double Longitude() => -6 + (random.NextDouble() * 6);

    private double Latitude() => 12.5 + (random.NextDouble() * 3.5);

    private bool Chance() => random.Next(2) == 0;

    private string? MaybeText() => Chance() ? Words[random.Next(1, Words.Length)] : null;

    private string? Known(string collection) => ids.TryGetValue(collection, out var known) ? known[random.Next(known.Count)] : null;
}
