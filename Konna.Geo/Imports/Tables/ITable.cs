using Konna.Geo.Packages;

namespace Konna.Geo.Imports.Tables;

/// <summary>Rows under named columns, whatever file they are in. They can be gone through as often as needed.</summary>
internal interface ITable
{
    IReadOnlyList<string> Header { get; }

    /// <summary>True if a comma parts the decimals of a number.</summary>
    bool HasDecimalCommas { get; }

    /// <summary>The rows; what cannot be read is a problem.</summary>
    IEnumerable<TableRow> Rows(ProblemList problems);
}
