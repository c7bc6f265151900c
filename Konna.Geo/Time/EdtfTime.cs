namespace Konna.Geo.Time;

/// <summary>A time read from EDTF.</summary>
/// <param name="Text">The text it was read from.</param>
/// <param name="Span">The four instants it stands for.</param>
/// <param name="IsUncertain">Some part bears <c>?</c> or <c>%</c>: the source or the reading of it is doubtful. Widens nothing.</param>
/// <param name="IsApproximate">Some part bears <c>~</c> or <c>%</c>: near the stated value. The span is widened.</param>
public sealed record EdtfTime(string Text, DatedSpan Span, bool IsUncertain, bool IsApproximate);
