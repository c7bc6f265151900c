using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>Reads the parts of <c>operation.json</c> that are kept as a whole: views, perspectives, attribution, disputes, claim groups, story.</summary>
internal sealed class DocumentReader(PackageDraft draft, ProblemList problems)
{
    private static readonly string[] Identities = ["friend", "hostile", "neutral", "unknown"];

    public static IReadOnlyDictionary<string, string[]> Members { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["defaultView"] = ["center", "zoom", "time"],
        ["perspectives"] = ["id", "label", "labelFr", "identities"],
        ["attribution"] = ["text", "textFr", "url"],
        ["disputes"] = ["id", "name", "nameFr", "summary", "summaryFr", "default", "placeId", "eventId"],
        ["claimGroups"] = ["id", "name", "nameFr", "summary", "summaryFr"],
        ["layers"] =
        [
            "id", "title", "titleFr", "description", "descriptionFr", "geometryTitle", "geometryTitleFr", "idProperty", "beginProperty", "endProperty", "isTimeless",
            "properties",
        ],
        ["properties"] = ["name", "title", "titleFr", "unit"],
        ["story"] = ["id", "title", "titleFr", "text", "textFr", "time", "center", "zoom", "accounts", "selection", "facts", "citations"],
    };

    public OperationDocument Read(PackageNode root) => new()
    {
        DefaultView = View(root.Member("defaultView")),
        Perspective = MemberValues.Id(root.Member("perspective"), problems),
        Perspectives = List(root, "perspectives", Perspective),
        Licence = MemberValues.Text(root.Member("licence"), problems),
        LicenceUrl = MemberValues.Text(root.Member("licenceUrl"), problems),
        Attribution = List(root, "attribution", n => new Attribution(Needed(n, "text"), Text(n, "textFr"), Text(n, "url"))),
        Disputes = List(root, "disputes", n => new Dispute(
            NeededId(n, "id"), Needed(n, "name"), Text(n, "nameFr"), Text(n, "summary"), Text(n, "summaryFr"), NeededId(n, "default"), Id(n, "placeId"), Id(n, "eventId"))),
        ClaimGroups = List(root, "claimGroups", n => new ClaimGroup(NeededId(n, "id"), Needed(n, "name"), Text(n, "nameFr"), Text(n, "summary"), Text(n, "summaryFr"))),
        Story = List(root, "story", Step),
        Layers = List(root, "layers", Layer),
    };

    private List<T> List<T>(PackageNode root, string name, Func<PackageNode, T> read)
        where T : class
    {
        var found = new List<T>();
        foreach (var element in MemberValues.Elements(root.Member(name), problems))
        {
            if (!element.IsObject)
            {
                problems.Add(element, $"Expected an object, found {element.Describe()}.", "Write {\"...\": ...}.");
                continue;
            }

            var node = element with { ItemId = element.Member("id").Text };
            MemberNames.Check(node, Members[name], problems);
            var part = read(node);
            draft.Place(part, node);
            found.Add(part);
        }

        return found;
    }

    private MapView? View(PackageNode node)
    {
        if (node.IsMissing)
        {
            return null;
        }

        MemberNames.Check(node, Members["defaultView"], problems);
        var center = Center(node.Member("center"));
        if (center is null || Zoom(node.Member("zoom")) is not { } zoom)
        {
            problems.Add(node, "The default view lacks a center or a zoom.", """Write {"center": [-3.9, 14.9], "zoom": 9}.""");
            return null;
        }

        return new MapView(center, zoom, TimeValues.Instant(node.Member("time"), problems));
    }

    private Perspective Perspective(PackageNode node)
    {
        var identities = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (force, identity) in node.Member("identities").Members())
        {
            if (MemberValues.OneOf(identity, Identities, problems) is { } value)
            {
                identities[force] = value;
            }
        }

        return new Perspective(NeededId(node, "id"), Needed(node, "label"), Text(node, "labelFr"), identities);
    }

    private StoryStep Step(PackageNode node) => new()
    {
        Id = NeededId(node, "id"),
        Title = Text(node, "title"),
        TitleFr = Text(node, "titleFr"),
        Text = Text(node, "text"),
        TextFr = Text(node, "textFr"),
        Time = TimeValues.Instant(node.Member("time"), problems),
        Center = Center(node.Member("center")),
        Zoom = Zoom(node.Member("zoom")),
        Accounts = MemberValues.Ids(node.Member("accounts"), problems),
        Selection = Text(node, "selection"),
        Facts = MemberValues.Texts(node.Member("facts"), problems),
        Citations = MemberValues.Citations(node.Member("citations"), problems),
    };

    private LayerNotes Layer(PackageNode node) => new(Needed(node, "id"))
    {
        Title = Text(node, "title"),
        TitleFr = Text(node, "titleFr"),
        Description = Text(node, "description"),
        DescriptionFr = Text(node, "descriptionFr"),
        GeometryTitle = Text(node, "geometryTitle"),
        GeometryTitleFr = Text(node, "geometryTitleFr"),
        IdProperty = Text(node, "idProperty"),
        BeginProperty = Text(node, "beginProperty"),
        EndProperty = Text(node, "endProperty"),
        IsTimeless = MemberValues.Boolean(node.Member("isTimeless"), problems) ?? false,
        Properties = List(node, "properties", n => new LayerPropertyNotes(Needed(n, "name"), Text(n, "title"), Text(n, "titleFr"), Text(n, "unit"))),
    };

    private double[]? Center(PackageNode node)
    {
        if (node.IsMissing)
        {
            return null;
        }

        var numbers = node.Elements().Select(e => e.Number).OfType<double>().ToArray();
        if (node.IsArray && node.Value.GetArrayLength() == 2 && numbers is [>= -180 and <= 180, >= -90 and <= 90])
        {
            return [numbers[0] + 0.0, numbers[1] + 0.0];
        }

        problems.Add(node, "The center is not a longitude and a latitude.", "Write [-3.9, 14.9].");
        return null;
    }

    private double? Zoom(PackageNode node)
    {
        var zoom = MemberValues.Number(node, problems);
        if (zoom is < 0 or > 24)
        {
            problems.Add(node, "The zoom is out of range.", "Use a Web Mercator zoom level, 0 to 24.");
        }

        return zoom;
    }

    private string? Text(PackageNode node, string name) => MemberValues.Text(node.Member(name), problems);

    private string? Id(PackageNode node, string name) => MemberValues.Id(node.Member(name), problems);

    private string Needed(PackageNode node, string name) => Present(node, name, Text(node, name));

    private string NeededId(PackageNode node, string name) => Present(node, name, Id(node, name));

    private string Present(PackageNode node, string name, string? value)
    {
        if (value is null && (node.Member(name).IsMissing || node.Member(name).Text is ""))
        {
            problems.Add(node, $"The member {name} is missing.", $"Add the member {name}.");
        }

        return value ?? "";
    }
}
