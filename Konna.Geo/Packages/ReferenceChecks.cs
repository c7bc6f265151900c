using System.Globalization;
using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>Every id that something names is defined, as the kind of thing it should be.</summary>
internal sealed class ReferenceChecks(PackageDraft draft, PackageIds ids, ProblemList problems)
{
    public void Check(ItemKind kind, OperationItem item)
    {
        foreach (var member in kind.Members)
        {
            if (TargetOf(kind, item, member) is not var (known, noun) || member.Property.GetValue(item) is not { } value)
            {
                continue;
            }

            var place = draft.PlaceOf(item, member.Name);
            switch (value)
            {
                case string id:
                    CheckId(place, id, known, noun);
                    break;
                case string[] many:
                    CheckIds(place, many, known, noun);
                    break;
                case IReadOnlyList<Citation> citations:
                    CheckIds(place, [.. citations.Select(c => c.SourceId)], known, noun);
                    break;
            }
        }
    }

    private (KnownIds? Known, string Noun)? TargetOf(ItemKind kind, OperationItem item, PackageMember member) => (item, member.Name) switch
    {
        (_, "versionOf") => (ids.Of(kind.Collection), kind.Noun),
        (Account, "disputeId") => (ids.Disputes, "dispute"),
        (Claim, "claimGroupId") => (ids.ClaimGroups, "claim group"),
        (Claim { PopulationKind: "force" or "civilians" }, "populationId") => (ids.Of("forces"), "force"),
        (Claim { PopulationKind: "unit" }, "populationId") => (ids.Of("units"), "unit"),
        (Claim, "populationId") => (ids.Subjects, "unit or force"),
        (Movement, "subject") => (ids.Subjects, "unit or force"),
        (Movement or Event, "participants") => (ids.Participants, "unit, force or person"),
        _ when member.References is { } collection => (ids.Of(collection), ItemKind.All.Single(k => k.Collection == collection).Noun),
        _ => null,
    };

    public void CheckDocument()
    {
        var document = draft.Document;
        var operation = new PackageNode(default, PackageFiles.Operation, "");
        if (document.Perspective is { } perspective)
        {
            CheckId(operation with { Pointer = "/perspective" }, perspective, ids.Perspectives, "perspective");
        }

        foreach (var view in document.Perspectives)
        {
            foreach (var force in view.Identities.Keys)
            {
                CheckId(draft.PlaceOf(view, "identities") is var place ? place with { Pointer = place.Pointer + "/" + PackageNode.Escape(force) } : default, force, ids.Of("forces"), "force");
            }
        }

        foreach (var dispute in document.Disputes)
        {
            CheckId(draft.PlaceOf(dispute, "default"), dispute.Default, ids.Of("accounts"), "account");
            CheckId(draft.PlaceOf(dispute, "placeId"), dispute.PlaceId, ids.Of("places"), "place");
            CheckId(draft.PlaceOf(dispute, "eventId"), dispute.EventId, ids.Of("events"), "event");
        }

        foreach (var step in document.Story)
        {
            CheckIds(draft.PlaceOf(step, "accounts"), step.Accounts, ids.Of("accounts"), "account");
            CheckIds(draft.PlaceOf(step, "citations"), [.. step.Citations.Select(c => c.SourceId)], ids.Of("sources"), "source");
            CheckSelection(draft.PlaceOf(step, "selection"), step.Selection);
        }
    }

    private void CheckSelection(PackageNode place, string? selection)
    {
        if (selection is null)
        {
            return;
        }

        var slash = selection.IndexOf('/', StringComparison.Ordinal);
        var collection = slash < 0 ? "" : selection[..slash];
        if (!ids.Collections.Contains(collection))
        {
            problems.Add(place, $"{PackageNode.Quote(selection)} names no collection and item.", "Write events/ and the id of an event, or another collection's name.");
            return;
        }

        CheckId(place, selection[(slash + 1)..], ids.Of(collection), ItemKind.All.Single(k => k.Collection == collection).Noun);
    }

    private void CheckIds(PackageNode place, IReadOnlyList<string> named, KnownIds? known, string noun)
    {
        for (var i = 0; i < named.Count; i++)
        {
            CheckId(place with { Pointer = place.Pointer + "/" + i.ToString(CultureInfo.InvariantCulture) }, named[i], known, noun);
        }
    }

    private void CheckId(PackageNode place, string? id, KnownIds? known, string noun)
    {
        if (known is not null && !string.IsNullOrEmpty(id) && !known.Contains(id))
        {
            problems.Add(place, $"There is no {noun} {PackageNode.Quote(id)}.", problems.Suggest(id, known, $"Add it, or name another {noun}."));
        }
    }
}
