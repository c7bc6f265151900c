using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>Reads one item's members into its domain record.</summary>
internal static class ItemReader
{
    /// <summary>An item with the instants of its vertices; null instants where one of them could not be read.</summary>
    public readonly record struct Reading(OperationItem Item, PackageNode Members, IReadOnlyList<DateTimeOffset>? VertexInstants);

    /// <param name="members">The object that holds the members: the entry of a list, or a feature's properties.</param>
    /// <param name="featureId">The id that stands beside the properties, if any.</param>
    public static Reading Read(ItemKind kind, PackageNode members, string? featureId, ProblemList problems)
    {
        members = members.Place();
        var item = kind.Create();
        item.Id = IdOf(kind, members, featureId, problems);
        var node = members with { ItemId = item.Id.Length == 0 ? null : item.Id };
        IReadOnlyList<DateTimeOffset>? instants = [];
        MemberNames.Check(node, kind.MemberNames, problems);
        foreach (var member in kind.Members)
        {
            if (member.Name == "id")
            {
                continue;
            }

            var value = node.Member(member.Name);
            if (member.IsRequired && (value.IsMissing || value.Text is ""))
            {
                problems.Add(node, $"The {kind.Noun} has no {member.Name}.", RemedyFor(member));
            }
            else if (member.Type == MemberType.VertexInstants)
            {
                instants = InstantsOf(value, problems);
            }
            else
            {
                member.Property.SetValue(item, Boxed(ValueOf(member, value, problems), member.Property.PropertyType));
            }
        }

        return new Reading(item, node, instants);
    }

    private static string IdOf(ItemKind kind, PackageNode members, string? featureId, ProblemList problems)
    {
        var node = members.Member("id");
        var id = MemberValues.Id(node with { ItemId = node.Text }, problems);
        if (id is not null && featureId is not null && id != featureId)
        {
            problems.Add(
                node with { ItemId = id },
                $"The feature's id is {PackageNode.Quote(featureId)}, but its properties say {PackageNode.Quote(id)}.",
                "Keep one, or make them the same.");
        }

        if ((id ?? featureId) is null && node.IsMissing)
        {
            problems.Add(members, $"The {kind.Noun} has no id.", "Give it one, such as \"" + kind.Noun.Replace(' ', '-') + "-1\".");
        }

        return id ?? featureId ?? "";
    }

    private static string RemedyFor(PackageMember member) =>
        member.Values.Count > 0 ? "Use one of: " + string.Join(", ", member.Values) + "." : $"Add the member {member.Name}.";

    private static object? ValueOf(PackageMember member, PackageNode node, ProblemList problems) => member.Type switch
    {
        MemberType.Text => member.Values.Count > 0 ? MemberValues.OneOf(node, member.Values, problems) : MemberValues.Text(node, problems),
        MemberType.Id => MemberValues.Id(node, problems),
        MemberType.Edtf => TimeValues.Edtf(node, problems),
        MemberType.Instant => TimeValues.Instant(node, problems),
        MemberType.Number => MemberValues.Number(node, problems),
        MemberType.Integer => MemberValues.Integer(node, problems),
        MemberType.Boolean => MemberValues.Boolean(node, problems),
        MemberType.Texts => MemberValues.Texts(node, problems),
        MemberType.Ids => MemberValues.Ids(node, problems),
        MemberType.Citations => MemberValues.Citations(node, problems),
        _ => throw new InvalidOperationException($"No reader for {member.Type}."),
    };

    // Boxed as the property's own type: some whole numbers are 32 bits wide. Those have narrow ranges, which are checked later.
    private static object? Boxed(object? value, Type type) =>
        value is long number && type == typeof(int?) ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : value;

    private static List<DateTimeOffset>? InstantsOf(PackageNode node, ProblemList problems)
    {
        var instants = new List<DateTimeOffset>();
        var complete = true;
        foreach (var element in MemberValues.Elements(node, problems))
        {
            if (TimeValues.Instant(element, problems) is { } instant)
            {
                instants.Add(instant);
            }
            else
            {
                complete = false;
                if (element.IsMissing)
                {
                    problems.Add(element, "A vertex has no instant.", "Give every vertex one, or remove the vertex.");
                }
            }
        }

        return complete ? instants : null;
    }
}
