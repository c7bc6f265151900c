using Konna.Geo.Collections;
using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>A kind of item: which list of which file holds it, and how one is made.</summary>
/// <param name="Collection">Collection id; also the list's name in <c>operation.json</c>.</param>
/// <param name="Noun">The word for one of them in a problem.</param>
internal sealed record ItemKind(string Collection, string Noun, string File, Type Type, Func<OperationItem> Create)
{
    public bool IsFeature => File != PackageFiles.Operation;

    public IReadOnlyList<PackageMember> Members { get; } = PackageMembers.Of(Type);

    public GeometryKind Geometry { get; } = DomainCollections.All.Single(c => c.Type == Type).Mark.Geometry;

    public IReadOnlyDictionary<string, PackageMember> ByName { get; } =
        PackageMembers.Of(Type).ToDictionary(m => m.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<string> MemberNames { get; } = [.. PackageMembers.Of(Type).Select(m => m.Name)];

    public override string ToString() => Collection;

    /// <summary>In the order of reports: the lists of operation.json, then the features.</summary>
    public static IReadOnlyList<ItemKind> All { get; } =
    [
        new("forces", "force", PackageFiles.Operation, typeof(Force), () => new Force { Id = "" }),
        new("units", "unit", PackageFiles.Operation, typeof(Unit), () => new Unit { Id = "" }),
        new("states", "unit state", PackageFiles.Operation, typeof(UnitState), () => new UnitState { Id = "" }),
        new("persons", "person", PackageFiles.Operation, typeof(Person), () => new Person { Id = "" }),
        new("sources", "source", PackageFiles.Operation, typeof(Source), () => new Source { Id = "" }),
        new("accounts", "account", PackageFiles.Operation, typeof(Account), () => new Account { Id = "" }),
        new("claims", "claim", PackageFiles.Operation, typeof(Claim), () => new Claim { Id = "" }),
        new("places", "place", PackageFiles.Places, typeof(Place), () => new Place { Id = "" }),
        new("movements", "movement", PackageFiles.Movements, typeof(Movement), () => new Movement { Id = "" }),
        new("events", "event", PackageFiles.Events, typeof(Event), () => new Event { Id = "" }),
        new("areas", "area", PackageFiles.Areas, typeof(Area), () => new Area { Id = "" }),
    ];

    public static ItemKind Of(OperationItem item) => All.Single(k => k.Type == item.GetType());
}
