using System.Diagnostics.CodeAnalysis;

namespace Konna.Geo.Motion;

/// <summary>The situation, or one sentence that says why the choice of accounts cannot be answered.</summary>
public readonly record struct SituationAnswer(Situation? Situation, string? Error)
{
    [MemberNotNullWhen(true, nameof(Situation))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Situation is not null;
}
