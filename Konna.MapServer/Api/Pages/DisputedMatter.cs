using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>A dispute that a feature is part of, with every account of it and how each tells of the feature.</summary>
internal sealed record DisputedMatter(Dispute Dispute, IReadOnlyList<DisputedMatter.Column> Columns)
{
    private const string Accounts = "accounts";
    private const int MostColumns = 50;

    /// <summary>The disputes of the feature's account and of those of its other versions, and those that are about it.</summary>
    public static async Task<IReadOnlyList<DisputedMatter>> ReadAsync(ResourceRequest request, FeatureRow row, CancellationToken cancellation)
    {
        var collection = request.Collection;
        var accounts = request.Operation.Collections.First(c => c.Id == Accounts);
        var versions = await VersionsAsync(request, row, cancellation);
        var told = versions.Select(v => AccountOf(collection, v)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (collection.Id == Accounts)
        {
            told.Add(row.Id);
        }

        var matters = new List<DisputedMatter>();
        foreach (var dispute in request.Operation.Operation.Document.Disputes)
        {
            var page = await request.Features.ReadPageAsync(
                new FeatureQuery(request.Operation.Operation.Id, accounts)
                {
                    Equalities = [new PropertyEquality(accounts.Find(ContestedProperties.DisputeId)!, dispute.Id)],
                    Limit = MostColumns,
                },
                cancellation);
            var isAbout = (collection.Id, row.Id) == ("events", dispute.EventId) || (collection.Id, row.Id) == ("places", dispute.PlaceId);
            if (isAbout || page.Rows.Any(account => told.Contains(account.Id)))
            {
                matters.Add(await OfAsync(request, dispute, accounts, page.Rows, versions, cancellation));
            }
        }

        return matters;
    }

    private static async Task<DisputedMatter> OfAsync(
        ResourceRequest request, Dispute dispute, CollectionSchema accounts, IReadOnlyList<FeatureRow> rows, IReadOnlyList<FeatureRow> versions, CancellationToken cancellation)
    {
        var sources = await SourceCitation.ReadAsync(request, accounts, rows, cancellation);
        return new DisputedMatter(dispute,
        [
            .. rows.OrderBy(account => account.Id == dispute.Default ? 0 : 1).Select(account => new Column(
                account.Id,
                FeatureText.NameOf(request, accounts, account),
                FeatureText.TextOf(request, accounts, account, "summary"),
                FeatureText.TextOf(request, accounts, account, "note"),
                account.Id == dispute.Default,
                [.. sources[account.Id]],
                [.. versions.Where(v => AccountOf(request.Collection, v) == account.Id)])),
        ]);
    }

    /// <summary>The feature and all that are versions of the same thing.</summary>
    private static async Task<IReadOnlyList<FeatureRow>> VersionsAsync(ResourceRequest request, FeatureRow row, CancellationToken cancellation)
    {
        var collection = request.Collection;
        if (collection.Find(ContestedProperties.VersionOf) is not { } property || FeatureText.ValueOf(collection, row, property.Name) is not string shared)
        {
            return [row];
        }

        var page = await request.Features.ReadPageAsync(
            new FeatureQuery(request.Operation.Operation.Id, collection) { Equalities = [new PropertyEquality(property, shared)], Limit = MostColumns }, cancellation);
        return page.Rows;
    }

    private static string? AccountOf(CollectionSchema collection, in FeatureRow row) => FeatureText.ValueOf(collection, row, ContestedProperties.AccountId) as string;

    /// <summary>One account.</summary>
    /// <param name="Versions">How it tells of the feature: once, in several strands, or not at all.</param>
    internal sealed record Column(
        string AccountId, string Name, string? Summary, string? Note, bool IsDefault, IReadOnlyList<SourceCitation> Sources, IReadOnlyList<FeatureRow> Versions);
}
