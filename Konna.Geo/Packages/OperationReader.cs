using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>Reads <c>operation.json</c>: the operation itself, the parts that are kept as a whole, and the lists of items without geometry.</summary>
internal sealed class OperationReader(PackageDraft draft, ProblemList problems)
{
    /// <summary>The members beside the lists of items.</summary>
    public static IReadOnlyList<string> OwnMembers { get; } =
    [
        "formatVersion", "id", "title", "titleFr", "summary", "summaryFr", "timeZone", "begin", "end", "bbox", "defaultView", "perspective",
        "perspectives", "licence", "licenceUrl", "attribution", "disputes", "claimGroups", "story", "layers",
    ];

    public const int FormatVersion = 1;

    public void Read(PackageNode root)
    {
        if (!root.IsObject)
        {
            problems.Add(root, "operation.json does not hold an object.", """Write {"formatVersion": 1, "id": ...}.""");
            return;
        }

        var lists = ItemKind.All.Where(k => !k.IsFeature).ToList();
        MemberNames.Check(root, [.. OwnMembers, .. lists.Select(k => k.Collection)], problems);
        ReadOperation(root with { ItemId = root.Member("id").Text });
        foreach (var kind in lists)
        {
            foreach (var entry in Entries(root.Member(kind.Collection)))
            {
                var reading = ItemReader.Read(kind, entry, null, problems);
                ItemSpan.Complete(reading.Item);
                draft.Add(kind, reading.Item, reading.Members);
            }
        }
    }

    /// <summary>Reads the members beside the lists of items; those are no members here.</summary>
    public void ReadOwn(PackageNode root)
    {
        MemberNames.Check(root, OwnMembers, problems);
        ReadOperation(root);
    }

    private IEnumerable<PackageNode> Entries(PackageNode list) => MemberValues.Elements(list, problems).Where(entry =>
    {
        if (!entry.IsObject)
        {
            problems.Add(entry, $"Expected an object, found {entry.Describe()}.", "Write {\"id\": ...}.");
        }

        return entry.IsObject;
    });

    private void ReadOperation(PackageNode root)
    {
        var version = root.Member("formatVersion");
        if (version.Number != FormatVersion)
        {
            problems.Add(version, "The formatVersion is not 1.", "Write \"formatVersion\": 1; no other version of the format exists yet.");
        }

        draft.Document = new DocumentReader(draft, problems).Read(root);
        var id = Needed(root, "id", MemberValues.Id);
        var title = Needed(root, "title", MemberValues.Text);
        var timeZone = Needed(root, "timeZone", MemberValues.Text);
        var begin = TimeValues.Instant(NeededNode(root, "begin"), problems);
        var end = TimeValues.Instant(NeededNode(root, "end"), problems);
        var bbox = Bbox(NeededNode(root, "bbox"));
        var operation = new Operation
        {
            Id = id ?? "",
            Title = title ?? "",
            TitleFr = MemberValues.Text(root.Member("titleFr"), problems),
            Summary = MemberValues.Text(root.Member("summary"), problems),
            SummaryFr = MemberValues.Text(root.Member("summaryFr"), problems),
            TimeZone = timeZone ?? "",
            Begin = begin ?? default,
            End = end ?? default,
            Bbox = bbox ?? [],
            Document = draft.Document,
        };
        draft.Place(operation, root);
        if (id is not null && title is not null && timeZone is not null && begin is not null && end is not null && bbox is not null)
        {
            draft.Operation = operation;
        }
    }

    private T? Needed<T>(PackageNode root, string name, Func<PackageNode, ProblemList, T?> read)
        where T : class => read(NeededNode(root, name), problems);

    private PackageNode NeededNode(PackageNode root, string name)
    {
        var node = root.Member(name);
        if (node.IsMissing || node.Text is "")
        {
            problems.Add(root, $"The operation has no {name}.", $"Add the member {name}.");
        }

        return node;
    }

    private double[]? Bbox(PackageNode node)
    {
        if (node.IsMissing)
        {
            return null;
        }

        var numbers = node.Elements().Select(e => e.Number).OfType<double>().ToArray();
        if (node.IsArray && node.Value.GetArrayLength() == 4 && numbers is [>= -180 and <= 180, >= -90, >= -180 and <= 180, <= 90] && numbers[1] < numbers[3])
        {
            return [.. numbers.Select(n => n + 0.0)];
        }

        problems.Add(node, "The bbox is not four degrees in the order west, south, east, north.", "Write [-6.6, 12.0, 1.0, 17.5]; west may be larger than east across the antimeridian.");
        return null;
    }
}
