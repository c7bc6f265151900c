using System.Globalization;
using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Operations;
using Konna.Geo.Packages;

namespace Konna.Geo.Edits;

/// <summary>
/// Changes of an operation's items that are made together. It reads them, says which other items it must know, is told them, and then judges by the very checks
/// that packages are held to. Every change is to be added before anything is asked or told.
/// </summary>
public sealed class ItemEdits
{
    private const string StoredFile = "stored";

    private readonly PackageDraft draft;
    private readonly ProblemList malformed = new();
    private readonly ProblemList problems = new();
    private readonly ProblemList references = new();
    private readonly List<(ItemKind Kind, OperationItem? Before, OperationItem? After)> edits = [];
    private readonly HashSet<(string Collection, string Id)> mine = [];
    private readonly List<EditProblem> conflicts = [];

    public ItemEdits(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        draft = new PackageDraft { Operation = operation, Document = operation.Document, Elsewhere = new(StringComparer.Ordinal) };
    }

    /// <summary>Reads a feature that is to be written.</summary>
    /// <param name="edit">Which of the changes it is, from 0.</param>
    /// <param name="schema">Of a fixed collection.</param>
    /// <param name="id">The id that the address says; null: the feature's own, or else one is made.</param>
    /// <param name="before">What is there, with its citations; null for something new.</param>
    /// <returns>The item, which is complete only after <see cref="Check"/> has found no problem; null when it could not be read.</returns>
    public OperationItem? Add(int edit, CollectionSchema schema, string? id, SentFeature sent, OperationItem? before)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(sent);
        var file = edit.ToString(CultureInfo.InvariantCulture);
        var kind = ItemKind.All.Single(k => k.Collection == schema.Id);
        if (FeatureBody.Parse(file, sent.Json, malformed) is not { } body)
        {
            return null;
        }

        var geometries = GeometriesOf(sent, body);
        var whole = FeatureBody.Complete(kind, schema, body, sent.IsPatch, before);
        if (id is not null && whole["id"] is null)
        {
            whole["id"] = id;
        }
        else if (id is null && whole["id"] is null && (whole["properties"] as JsonObject)?["id"] is null)
        {
            whole["id"] = $"{kind.Noun.Replace(' ', '-')}-{Guid.CreateVersion7():N}";
        }

        var count = draft.Of(kind).Count;
        new FeatureReader(kind, draft, problems, geometries).ReadFeature(FeatureBody.Node(file, whole));
        if (draft.Of(kind).Count == count)
        {
            return null;
        }

        var item = draft.Of(kind)[^1];
        if (id is not null && item.Id != id)
        {
            problems.Add(file, "/id", null, $"The feature's id is {PackageNode.Quote(item.Id)}, but its address says {PackageNode.Quote(id)}.", "An id cannot be changed: leave it out, or send the one of the address.");
        }

        edits.Add((kind, before, item));
        mine.Add((kind.Collection, item.Id));
        return item;
    }

    /// <summary>An item that is to be deleted.</summary>
    public void AddDeletion(OperationItem before)
    {
        var kind = ItemKind.Of(before);
        edits.Add((kind, before, null));
        mine.Add((kind.Collection, before.Id));
    }

    /// <summary>The collections whose ids must be told.</summary>
    public IReadOnlyCollection<string> NeededIds()
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kind, _, after) in edits)
        {
            if (after is null)
            {
                needed.Add(kind.Collection);
                continue;
            }

            foreach (var (property, mark) in DomainCollections.PropertiesOf(kind.Type).Where(pair => pair.Property.GetValue(after) is not (null or string[] { Length: 0 })))
            {
                needed.UnionWith(mark.RefersToAnyOf?.Split(' ') ?? []);
                needed.UnionWith(mark.References is { } target ? [target] : property.Name == nameof(OperationItem.VersionOf) ? [kind.Collection] : Array.Empty<string>());
            }

            if (after.Citations.Count > 0)
            {
                needed.Add("sources");
            }
        }

        return needed;
    }

    /// <summary>The items that must be told: of a collection, those of which a property has a value, or all.</summary>
    public IReadOnlyCollection<(string Collection, string? Property, string? Value)> NeededItems()
    {
        var needed = new HashSet<(string, string?, string?)>();
        foreach (var (kind, before, after) in edits)
        {
            NeedVersions(needed, kind, before, after);
            switch (after)
            {
                case Force { ParentId: not null }:
                    needed.Add(("forces", null, null));
                    break;
                case Unit unit:
                    needed.Add(("forces", null, null));
                    needed.UnionWith(unit.ParentId is null ? [] : [("units", null, null)]);
                    break;
                case Source { ViaId: not null }:
                    needed.Add(("sources", null, null));
                    break;
                case Movement movement:
                    needed.Add(("forces", null, null));
                    needed.Add(("units", "id", movement.Subject));
                    needed.Add(("movements", "movementId", movement.MovementId ?? movement.Id));
                    break;
            }

            if (before is Movement { Segment: not null } segment)
            {
                needed.Add(("movements", "movementId", segment.MovementId));
            }
        }

        return needed;
    }

    /// <summary>Tells the ids that a collection has.</summary>
    public void TellIds(string collection, IEnumerable<string> ids) =>
        draft.Elsewhere![collection] = [.. ids.Where(id => !mine.Contains((collection, id)))];

    /// <summary>Tells items that are stored; those that are changed are passed over.</summary>
    public void Tell(IEnumerable<OperationItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
        {
            var kind = ItemKind.Of(item);
            if (!mine.Contains((kind.Collection, item.Id)) && draft.Of(kind).All(known => known.Id != item.Id))
            {
                draft.Add(kind, item, new PackageNode(default, StoredFile, $"/{kind.Collection}/{item.Id}", item.Id));
            }
        }
    }

    /// <summary>True for an item that one of the changes writes or deletes.</summary>
    public bool Concerns(string collection, string id) => mine.Contains((collection, id));

    /// <summary>Tells that something names an item that is to be deleted.</summary>
    public void TellReferrer(int edit, string collection, string id, string member)
    {
        var detail = $"{collection}/{id} refers to it ({member}). Change or delete that first.";
        conflicts.Add(new EditProblem(EditFault.Conflict, edit, $"/{collection}/{id}/{member}", detail) { IsWithStored = true });
    }

    /// <summary>Links and checks; the items that were added are then as they are to be written.</summary>
    public IReadOnlyList<EditProblem> Check()
    {
        if (malformed.IsEmpty)
        {
            PackageLinker.Link(draft, draft.Operation!.Id);
            PackageValidator.Check(draft, problems, references);
        }

        // What was wrong with the operation's own document before is no fault of these changes.
        var known = new ProblemList();
        PackageValidator.Check(new PackageDraft { Operation = draft.Operation, Document = draft.Document, Elsewhere = new(StringComparer.Ordinal) }, known);
        return
        [
            .. malformed.InOrder().Select(p => ProblemOf(p, EditFault.Malformed)),
            .. problems.InOrder().Except(known.InOrder()).Select(p => ProblemOf(p, EditFault.Invalid)),
            .. references.InOrder().Select(p => ProblemOf(p, EditFault.Conflict)),
            .. conflicts,
        ];
    }

    private static void NeedVersions(HashSet<(string, string?, string?)> needed, ItemKind kind, OperationItem? before, OperationItem? after)
    {
        if (after?.VersionOf is { } original && original != after.Id)
        {
            needed.Add((kind.Collection, "id", original));
        }

        if (before is not null && after is not null && before.AccountId != after.AccountId)
        {
            needed.Add((kind.Collection, "versionOf", after.Id));
        }
    }

    /// <summary>A patch that draws nothing leaves coordinates as they are stored.</summary>
    private GeometryReader GeometriesOf(SentFeature sent, JsonObject body)
    {
        var crs = sent.IsPatch && body["geometry"] is null ? null : sent.Crs;
        return new GeometryReader(problems, projected: crs is { IsProjected: true } ? crs : null, latitudeFirst: crs is { IsLatitudeFirst: true });
    }

    // What is wrong with something stored would be wrong because of a change.
    private static EditProblem ProblemOf(PackageProblem problem, EditFault fault)
    {
        var isSent = int.TryParse(problem.File, CultureInfo.InvariantCulture, out var edit);
        var detail = isSent ? problem.Message : problem.File == StoredFile
            ? $"Of {problem.Pointer.TrimStart('/')}: {problem.Message}"
            : $"The operation's own document would not fit any more: {problem.Message}";
        var pointer = isSent || problem.File == StoredFile ? problem.Pointer : "/operation.json" + problem.Pointer;
        return new EditProblem(isSent ? fault : EditFault.Conflict, edit, pointer, $"{detail} {problem.Remedy}".TrimEnd()) { IsWithStored = !isSent };
    }
}
