using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.Geo.Packages;

namespace Konna.Geo.Edits;

/// <summary>
/// An operation as it was: what it is now, with everything that was changed since put back. It is told the changes since in their order; of each thing
/// what was before the first of them is what was then.
/// </summary>
public sealed class PastOperation
{
    private const string LoggedFile = "log";

    private readonly Dictionary<(string Collection, string Id), string?> items = [];
    private string? document;

    /// <summary>Tells the next change of an item.</summary>
    /// <param name="before">As <see cref="FeatureText"/> wrote it; null where there was none.</param>
    public void Tell(string collection, string id, string? before) => items.TryAdd((collection, id), before);

    /// <summary>Tells the next change of what <c>operation.json</c> says beside its lists.</summary>
    public void TellDocument(string before) => document ??= before;

    /// <summary>What follows from several items is linked anew. It is not checked again: it was by the rules of its time.</summary>
    /// <exception cref="InvalidDataException">Something told is not as the log keeps it.</exception>
    public OperationPackage Of(OperationPackage now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var problems = new ProblemList();
        var draft = new PackageDraft { Operation = now.Operation, Document = now.Operation.Document };
        if (document is not null)
        {
            new OperationReader(draft, problems).ReadOwn(Node(document, problems));
        }

        foreach (var item in now.Items.Where(item => !items.ContainsKey((ItemKind.Of(item).Collection, item.Id))))
        {
            draft.Add(ItemKind.Of(item), item, new PackageNode(default, LoggedFile, "", item.Id));
        }

        foreach (var kind in ItemKind.All)
        {
            var reader = new FeatureReader(kind, draft, problems);
            foreach (var (_, before) in items.Where(item => item.Key.Collection == kind.Collection && item.Value is not null))
            {
                reader.ReadFeature(Node(before!, problems));
            }
        }

        draft.Layers.AddRange(now.Layers.Select(LayerOf));
        Ensure(problems.InOrder().Select(problem => problem.Message));
        PackageLinker.Link(draft, now.Operation.Id);
        return draft.ToPackage(draft.Operation!);
    }

    private ReferenceLayer LayerOf(ReferenceLayer layer)
    {
        var told = items.Where(item => item.Key.Collection == layer.Schema.Id).ToDictionary(item => item.Key.Id, item => item.Value, StringComparer.Ordinal);
        if (told.Count == 0)
        {
            return layer;
        }

        List<FeatureRow> rows = [.. layer.Features.Where(row => !told.ContainsKey(row.Id))];
        foreach (var (id, before) in told)
        {
            if (before is not null)
            {
                var reading = LayerEdit.Read(0, layer.Schema, id, new SentFeature(System.Text.Encoding.UTF8.GetBytes(before)), null);
                Ensure(reading.Problems.Select(problem => problem.Detail));
                rows.Add(reading.Row);
            }
        }

        return layer with { Features = [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal)] };
    }

    private static PackageNode Node(string json, ProblemList problems) =>
        PackageDocument.Parse(LoggedFile, System.Text.Encoding.UTF8.GetBytes(json), problems) ?? throw new InvalidDataException("An entry of the log is no JSON.");

    private static void Ensure(IEnumerable<string> faults)
    {
        if (faults.FirstOrDefault() is { } fault)
        {
            throw new InvalidDataException("An entry of the log cannot be read: " + fault);
        }
    }
}
