using Konna.Geo.Operations;

namespace Konna.Geo.Motion;

/// <summary>The state of everything at one instant, under one choice of accounts. All lists are ordered by id (ordinal).</summary>
public sealed record Situation
{
    public required DateTimeOffset Instant { get; init; }

    /// <summary>The accounts in force.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    public required IReadOnlyList<SituationPosition> Positions { get; init; }

    public required IReadOnlyList<Event> Events { get; init; }

    public required IReadOnlyList<Area> Areas { get; init; }

    /// <summary>One question of one package; for many questions keep a <see cref="SituationModel"/>.</summary>
    /// <param name="accounts">Account ids; null or empty: the default of every dispute.</param>
    public static SituationAnswer At(OperationPackage package, DateTimeOffset t, IReadOnlyCollection<string>? accounts) =>
        new SituationModel(package).At(t, accounts);
}
