namespace Konna.MapServer.Api.Writes;

/// <summary>What came of reading a file of another program.</summary>
/// <param name="Format">What it is: "GPX"; null where nothing knows it.</param>
/// <param name="Notices">What was left out or decided, in sentences.</param>
internal sealed record ImportReport(string? Format, IReadOnlyList<string> Notices);
