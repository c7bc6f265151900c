using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>
/// The members an item may have in a package: the published properties of its domain record without those that are derived when the
/// package is linked, and with the citations. Reader, writer and schemas read nothing else, so a new marked property reaches all three.
/// </summary>
internal static class PackageMembers
{
    private static readonly HashSet<(Type, string)> Derived =
    [
        (typeof(OperationItem), nameof(OperationItem.Sources)),
        (typeof(Account), nameof(Account.IsDefault)),
        (typeof(Unit), nameof(Unit.SideId)),
        (typeof(Movement), nameof(Movement.SubjectKind)),
        (typeof(Movement), nameof(Movement.ForceId)),
    ];

    private static readonly HashSet<(Type, string)> Required =
    [
        (typeof(OperationItem), nameof(OperationItem.Id)),
        (typeof(Force), nameof(Force.Kind)),
        (typeof(Unit), nameof(Unit.ForceId)),
        (typeof(UnitState), nameof(UnitState.UnitId)),
        (typeof(Claim), nameof(Claim.Measure)),
        (typeof(Place), nameof(Place.Kind)),
        (typeof(Movement), nameof(Movement.Kind)),
        (typeof(Movement), nameof(Movement.Subject)),
        (typeof(Event), nameof(Event.Kind)),
        (typeof(Area), nameof(Area.Kind)),
    ];

    private static readonly HashSet<string> Edtf = [nameof(OperationItem.Edtf), nameof(OperationItem.EdtfStated), nameof(Claim.AssertedEdtf)];

    // Ids that no mark says so of: they name items of several collections, or what is not a collection.
    private static readonly HashSet<string> Ids =
    [
        nameof(OperationItem.Id), nameof(OperationItem.VersionOf), nameof(Account.DisputeId), nameof(Claim.ClaimGroupId), nameof(Claim.PopulationId),
        nameof(Movement.MovementId), nameof(Movement.Subject), nameof(Movement.Participants), nameof(Area.AreaId),
    ];

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PackageMember>> Known = new();

    /// <summary>The members of a domain record, in writing order.</summary>
    public static IReadOnlyList<PackageMember> Of(Type type) => Known.GetOrAdd(type, Describe);

    private static IReadOnlyList<PackageMember> Describe(Type type)
    {
        var members = DomainCollections.PropertiesOf(type)
            .Where(pair => !Derived.Contains((pair.Property.DeclaringType!, pair.Property.Name)))
            .Select(pair => Member(pair.Property, pair.Mark))
            .ToList();
        var citations = typeof(OperationItem).GetProperty(nameof(OperationItem.Citations))!;
        members.Add(new PackageMember("citations", MemberType.Citations, "Citations", [], "sources", false, citations));
        return members;
    }

    private static PackageMember Member(PropertyInfo property, PublishedAttribute mark) => new(
        JsonNamingPolicy.CamelCase.ConvertName(property.Name),
        TypeOf(property, mark),
        mark.Title,
        mark.Values?.Split(' ') ?? [],
        mark.References,
        Required.Contains((property.DeclaringType!, property.Name)),
        property);

    private static MemberType TypeOf(PropertyInfo property, PublishedAttribute mark)
    {
        var isId = mark.References is not null || Ids.Contains(property.Name);
        return (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
        {
            var t when t == typeof(string[]) => isId ? MemberType.Ids : MemberType.Texts,
            var t when t == typeof(DateTimeOffset) => MemberType.Instant,
            var t when t == typeof(double) => MemberType.Number,
            var t when t == typeof(int) || t == typeof(long) => MemberType.Integer,
            var t when t == typeof(bool) => MemberType.Boolean,
            var t when t == typeof(IReadOnlyList<DateTimeOffset>) => MemberType.VertexInstants,
            _ => Edtf.Contains(property.Name) ? MemberType.Edtf : isId ? MemberType.Id : MemberType.Text,
        };
    }
}
