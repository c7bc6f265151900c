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

    /// <param name="disputes">Those of the operation, each with its default.</param>
    /// <param name="accounts">The dispute of each account of the operation, null where it belongs to none, by the account's id.</param>
    /// <param name="asked">Account ids; null or empty: all defaults. An account of no dispute is in force only when asked for.</param>
    /// <returns>The choice, or one sentence: an account that does not exist, or two of one dispute.</returns>
    public static Parsed<AccountChoice> Of(
        IReadOnlyList<Dispute> disputes, IReadOnlyDictionary<string, string?> accounts, IReadOnlyCollection<string>? asked)
    {
        ArgumentNullException.ThrowIfNull(disputes);
        ArgumentNullException.ThrowIfNull(accounts);
        var inForce = new HashSet<string>(StringComparer.Ordinal);
        var settled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in asked ?? [])
        {
            if (!accounts.TryGetValue(id, out var disputeId))
            {
                return Parsed.Failure<AccountChoice>($"{QuotedInput.Of(id)} is no account of this operation: expected {Known(accounts)}.");
            }

            inForce.Add(id);
            if (disputeId is { } dispute && !settled.TryAdd(dispute, id) && settled[dispute] != id)
            {
                return Parsed.Failure<AccountChoice>(
                    $"\"{settled[dispute]}\" and \"{id}\" are accounts of one dispute (\"{dispute}\"): expected at most one account of each dispute.");
            }
        }

        foreach (var dispute in disputes)
        {
            if (!settled.ContainsKey(dispute.Id))
            {
                inForce.Add(dispute.Default);
            }
        }

        return Parsed.Success(new AccountChoice(inForce));
    }

    /// <summary>True for what belongs to no account, and for what belongs to one that is in force.</summary>
    public bool Counts(string? accountId) => accountId is null || inForce.Contains(accountId);

    private static string Known(IReadOnlyDictionary<string, string?> accounts) =>
        accounts.Count == 0 ? "none, it has no accounts" : "one of " + string.Join(", ", accounts.Keys.Order(StringComparer.Ordinal).Take(20));
}
