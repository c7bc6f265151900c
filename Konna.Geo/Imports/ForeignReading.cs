using Konna.Geo.Packages;

namespace Konna.Geo.Imports;

/// <summary>What came of reading files of another program.</summary>
/// <param name="Format">What the files are: "GPX", "CSV (ACLED)"; null where nothing knows them.</param>
/// <param name="Package">The operation, or every problem.</param>
/// <param name="Notices">What was left out or decided, in sentences.</param>
public sealed record ForeignReading(string? Format, PackageReading Package, IReadOnlyList<string> Notices);
