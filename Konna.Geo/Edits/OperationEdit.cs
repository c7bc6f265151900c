using System.Text.Json.Nodes;
using Konna.Geo.Operations;
using Konna.Geo.Packages;

namespace Konna.Geo.Edits;

/// <summary>
/// A change of what <c>operation.json</c> says beside its lists of items. It is told the ids of all collections, and the accounts and claims, which name disputes
/// and groups of the document; then it judges by the checks of packages.
/// </summary>
public sealed class OperationEdit
{
    private const string SentFile = "0";
    private const string StoredFile = "stored";

    private readonly PackageDraft draft = new() { Elsewhere = new(StringComparer.Ordinal) };
    private readonly ProblemList malformed = new();
    private readonly ProblemList problems = new();
    private readonly ProblemList references = new();

    /// <param name="json">An object, in UTF-8, as this program gives it (the members <c>revision</c>, <c>counts</c> and <c>links</c> are its own) or as packages have it.</param>
    /// <param name="isPatch">True for a merge patch (RFC 7396) of what is there.</param>
    public OperationEdit(Operation before, ReadOnlyMemory<byte> json, bool isPatch)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (PackageDocument.Parse(SentFile, json, malformed) is not { } root || !malformed.IsEmpty)
        {
            return;
        }

        if (!root.IsObject)
        {
            malformed.Add(root, "This is not the document of an operation.", """Send {"title": ..., "begin": ...}.""");
            return;
        }

        var sent = JsonObject.Create(root.Value)!;
        var there = JsonNode.Parse(FeatureText.Of(before))!.AsObject();
        sent.Remove("revision");
        sent.Remove("counts");
        sent.Remove("links");
        var whole = isPatch ? (JsonObject)MergePatch.Apply(there, sent)! : sent;
        foreach (var fixedMember in new[] { "formatVersion", "id", "layers" })
        {
            Keep(whole, there, fixedMember);
        }

        new OperationReader(draft, problems).ReadOwn(FeatureBody.Node(SentFile, whole));
    }

    /// <summary>As it is to be; null when it could not be read.</summary>
    public Operation? After => draft.Operation;

    public void TellIds(string collection, IReadOnlyCollection<string> ids) => draft.Elsewhere![collection] = ids;

    public void Tell(IEnumerable<OperationItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
        {
            var kind = ItemKind.Of(item);
            draft.Add(kind, item, new PackageNode(default, StoredFile, $"/{kind.Collection}/{item.Id}", item.Id));
        }
    }

    public IReadOnlyList<EditProblem> Check()
    {
        if (malformed.IsEmpty)
        {
            PackageValidator.Check(draft, problems, references);
        }

        return
        [
            .. malformed.InOrder().Select(p => ProblemOf(p, EditFault.Malformed)),
            .. problems.InOrder().Select(p => ProblemOf(p, EditFault.Invalid)),
            .. references.InOrder().Select(p => ProblemOf(p, EditFault.Conflict)),
        ];
    }

    /// <summary>Members that a change cannot touch: they may be left out, or sent as they are.</summary>
    private void Keep(JsonObject whole, JsonObject there, string name)
    {
        if (whole[name] is { } sent && !JsonNode.DeepEquals(sent, there[name]))
        {
            problems.Add(SentFile, "/" + name, null, $"The member {name} cannot be changed here.", name == "layers" ? "Layers are described by the package: load it anew." : "Leave it out.");
        }

        whole.Remove(name);
        if (there[name] is { } kept)
        {
            whole[name] = kept.DeepClone();
        }
    }

    private static EditProblem ProblemOf(PackageProblem problem, EditFault fault) => problem.File == StoredFile
        ? new EditProblem(EditFault.Conflict, 0, problem.Pointer, $"Of {problem.Pointer.TrimStart('/')}: {problem.Message} {problem.Remedy}")
        : new EditProblem(fault, 0, problem.Pointer, $"{problem.Message} {problem.Remedy}");
}
