using System.Globalization;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports;

/// <summary>
/// Gathers what the files hold into one draft of an operation. Everything cites the file it came from, with the row or line it stood in.
/// </summary>
internal sealed class OperationBuilder(ImportOptions options, ProblemList problems)
{
    private readonly PackageDraft draft = new(isSpooled: true);
    private readonly Dictionary<string, ItemIds> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> forces = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string? Force), string> units = [];
    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);
    private readonly OperationFrame frame = new();

    private ImportedFile file = new("");
    private string fileSource = "";
    private string? title;

    public ImportOptions Options => options;

    public ProblemList Problems => problems;

    public ImportNotices Notices { get; } = new();

    /// <summary>Id of the source that the file being read is.</summary>
    public string FileSource => fileSource;

    /// <summary>What is added from now on comes from this file.</summary>
    public void Open(ImportedFile next)
    {
        file = next;
        fileSource = SourceNamed(next.Name, "text");
    }

    /// <summary>What the files call themselves; the first that says so names the operation.</summary>
    public void SuggestTitle(string? text) => title ??= string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Where something stands in the file, for problems.</summary>
    /// <param name="pointer">A JSON pointer, <c>row=17</c> (RFC 7111) of a table, or <c>line=17</c> (RFC 5147) of another text.</param>
    public PackageNode PlaceOf(string pointer, string? itemId = null) => new(default, file.Name, pointer, itemId);

    /// <summary>A new id for a thing of a collection.</summary>
    /// <param name="prefix">Short name of the kind: "evt".</param>
    /// <param name="name">What it is called; becomes the rest of the id.</param>
    public string NextId<T>(string prefix, string? name)
        where T : OperationItem
    {
        var kind = ItemKind.All.Single(k => k.Type == typeof(T)).Collection;
        if (!ids.TryGetValue(kind, out var given))
        {
            ids[kind] = given = new ItemIds();
        }

        return given.Next(prefix, name);
    }

    /// <summary>Takes up an item: cites the file, completes its times, and remembers where it stood.</summary>
    public void Add(OperationItem item, string pointer)
    {
        item.Citations = [.. item.Citations, new Citation(fileSource, pointer.Length == 0 ? null : pointer.Replace('=', ' '))];
        ItemSpan.Complete(item);
        draft.Add(ItemKind.All.Single(k => k.Type == item.GetType()), item, PlaceOf(pointer, item.Id));
        frame.Include(item);
    }

    /// <summary>The force of this name; made when it is first named.</summary>
    public string ForceNamed(string name, string kind = "organisation", string? parentId = null)
    {
        if (!forces.TryGetValue(name, out var id))
        {
            forces[name] = id = NextId<Force>("force", name);
            Add(new Force { Id = id, Name = name, Kind = kind, ParentId = parentId, Color = parentId is null ? ForceColours.Of(forces.Count - 1) : null }, "");
        }

        return id;
    }

    /// <summary>The unit of this name under a force; made when it is first named.</summary>
    public string UnitNamed(string name, string? forceId = null)
    {
        var force = forceId ?? ForceNamed("Not stated", "organisation");
        if (!units.TryGetValue((name, force), out var id))
        {
            units[(name, force)] = id = NextId<Unit>("unit", name);
            Add(new Unit { Id = id, Name = name, Kind = "formation", ForceId = force }, "");
        }

        return id;
    }

    /// <summary>The source of this name; made when it is first named.</summary>
    public string SourceNamed(string name, string kind)
    {
        if (!sources.TryGetValue(name, out var id))
        {
            sources[name] = id = NextId<Source>("src", name);
            draft.Add(ItemKind.All.Single(k => k.Type == typeof(Source)), new Source { Id = id, Name = name, Kind = kind }, PlaceOf(""));
        }

        return id;
    }

    /// <summary>A path that a subject took, cut into segments where it is long. A track of a single fix is an event: something was seen there.</summary>
    /// <param name="subject">Id of a unit or force.</param>
    /// <param name="name">What the track is called.</param>
    public void AddTrack(string subject, string name, FixList fixes, string pointer, Action<Movement>? complete = null)
    {
        var paths = fixes.ToPaths(Notices);
        var id = paths.Count == 0 ? "" : NextId<Movement>("mov", name);
        for (var i = 0; i < paths.Count; i++)
        {
            var movement = new Movement
            {
                Id = paths.Count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}.{i + 1}"),
                MovementId = id,
                Segment = paths.Count == 1 ? null : i + 1,
                Name = name,
                Kind = "transit",
                Subject = subject,
                Geometry = paths[i],
                Basis = "stated",
                Confidence = "documented",
            };
            complete?.Invoke(movement);
            Add(movement, pointer);
        }

        if (paths.Count == 0 && fixes.Only is { } sighting)
        {
            Notices.Count("a track of a single fix became an event");
            AddShape(new ImportedShape(name, GeometryReader.Factory.CreatePoint(sighting.Position)) { Span = DatedSpan.At(sighting.Instant), Participants = [subject] }, pointer);
        }
    }

    /// <summary>Something with a shape: an area if it is a surface, an event if it has a time, else a place.</summary>
    /// <returns>What it became, or null if there was nothing to keep.</returns>
    public OperationItem? AddShape(ImportedShape shape, string pointer)
    {
        LocatedItem item;
        if (shape.Geometry is Polygon or MultiPolygon)
        {
            item = new Area { Id = NextId<Area>("area", shape.Name), Kind = "region" };
        }
        else if (!shape.IsUndated)
        {
            item = new Event { Id = NextId<Event>("evt", shape.Name), Kind = shape.Kind ?? "incident", Participants = [.. shape.Participants] };
        }
        else if (shape.Geometry is not null)
        {
            item = new Place { Id = NextId<Place>("plc", shape.Name), Kind = shape.Kind ?? "site" };
        }
        else
        {
            Notices.Count("something that has neither a position nor a time was left out");
            return null;
        }

        shape.FillIn(item);
        Add(item, pointer);
        return item;
    }

    /// <summary>The whole, linked and checked.</summary>
    public PackageReading Finish(string fallbackName)
    {
        var name = options.Title ?? title ?? fallbackName;
        draft.Document = frame.Document([.. draft.Of<Force>()], [.. sources.Keys]);
        if (frame.Begin is { } begin && frame.End is { } end)
        {
            var slug = Slugs.Of(options.OperationId ?? name);
            draft.Operation = new Operation
            {
                Id = options.OperationId ?? (slug.Length == 0 ? "operation" : slug),
                Title = name,
                TimeZone = options.TimeZone,
                Begin = begin,
                End = end,
                Bbox = frame.Bbox,
                Document = draft.Document,
            };
        }
        else if (problems.IsEmpty)
        {
            problems.Add(file.Name, "", null, "Nothing in it has a time, and an operation is what happened when.", "Add times, or put it into a package as a reference layer.");
        }

        return PackageReader.Complete(draft, problems);
    }
}
