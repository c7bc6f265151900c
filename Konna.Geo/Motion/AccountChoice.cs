using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Motion;

/// <summary>The accounts in force: those asked for, and the default of every dispute that is not asked about.</summary>
public sealed class AccountChoice
{
    private readonly HashSet<string> inForce;

    private AccountChoice(HashSet<string> inForce)
    {
        this.inForce = inForce;
        Ids = [.. inForce.Order(StringComparer.Ordinal)];
    }

    /// <summary>Ordered by id.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <param name="asked">Account ids; null or empty: all defaults. An account of no dispute is in force only when asked for.</param>
    /// <returns>The choice, or one sentence: an account that does not exist, or two of one dispute.</returns>
    public static Parsed<AccountChoice> Of(OperationPackage package, IReadOnlyCollection<string>? asked)
    {
        var inForce = new HashSet<string>(StringComparer.Ordinal);
        var settled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in asked ?? [])
        {
            if (package.Accounts.FirstOrDefault(a => a.Id == id) is not { } account)
            {
                return Parsed.Failure<AccountChoice>($"{QuotedInput.Of(id)} is no account of this operation: expected {Known(package)}.");
            }

            inForce.Add(id);
            if (account.DisputeId is { } dispute && !settled.TryAdd(dispute, id) && settled[dispute] != id)
            {
                return Parsed.Failure<AccountChoice>(
                    $"\"{settled[dispute]}\" and \"{id}\" are accounts of one dispute (\"{dispute}\"): expected at most one account of each dispute.");
            }
        }

        foreach (var dispute in package.Operation.Document.Disputes)
        {
            if (!settled.ContainsKey(dispute.Id))
            {
                inForce.Add(dispute.Default);
            }
        }

        return Parsed.Success(new AccountChoice(inForce));
    }

    /// <summary>True for an item of no account, and for one whose account is in force.</summary>
    public bool Counts(OperationItem item) => item.AccountId is null || inForce.Contains(item.AccountId);

    private static string Known(OperationPackage package) =>
        package.Accounts.Count == 0 ? "none, it has no accounts" : "one of " + string.Join(", ", package.Accounts.Select(a => a.Id).Order(StringComparer.Ordinal).Take(20));
}
