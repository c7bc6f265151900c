using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>Disputes, their accounts, and the versions of one thing that belong to them.</summary>
internal static class AccountChecks
{
    public static void Check(PackageDraft draft, ProblemList problems)
    {
        var accounts = draft.Of<Account>().DistinctBy(a => a.Id).ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var dispute in draft.Document.Disputes)
        {
            if (accounts.TryGetValue(dispute.Default, out var chosen) && chosen.DisputeId != dispute.Id)
            {
                var own = accounts.Values.Where(a => a.DisputeId == dispute.Id).Select(a => a.Id).Order(StringComparer.Ordinal).ToList();
                problems.Add(
                    draft.PlaceOf(dispute, "default"),
                    $"The account {PackageNode.Quote(dispute.Default)} is not one of this dispute.",
                    own.Count > 0 ? "Name one of: " + string.Join(", ", own) + "." : $"Give that account the disputeId {PackageNode.Quote(dispute.Id)}.");
            }
        }

        foreach (var account in accounts.Values.Where(a => a.Disputes.Contains(a.Id)))
        {
            problems.Add(draft.PlaceOf(account, "disputes"), "The account disputes itself.", "Remove its own id.");
        }

        foreach (var kind in ItemKind.All.Where(k => draft.Of(k).HasVersions))
        {
            CheckVersions(draft, draft.Of(kind), problems);
        }
    }

    // Of the versions of one thing, only the default one may be shown when nobody chose an account.
    private static void CheckVersions(PackageDraft draft, IReadOnlyList<OperationItem> items, ProblemList problems)
    {
        var byId = items.DistinctBy(i => i.Id).ToDictionary(i => i.Id, StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.VersionOf is not { } id || id == item.Id || !byId.TryGetValue(id, out var original))
            {
                continue;
            }

            if (item.AccountId is null || item.AccountId == original.AccountId)
            {
                problems.Add(
                    draft.PlaceOf(item, "accountId"),
                    $"This version and the default version {PackageNode.Quote(id)} are shown together.",
                    "Give this version the account that tells it.");
            }
        }
    }
}
