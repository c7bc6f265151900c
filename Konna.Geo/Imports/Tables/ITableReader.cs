namespace Konna.Geo.Imports.Tables;

/// <summary>Makes things of an operation from the rows of one kind of table.</summary>
internal interface ITableReader
{
    /// <summary>The columns that hold times.</summary>
    IReadOnlyList<int> TimeColumns { get; }

    void Read(TableRow row);

    /// <summary>Called after the last row.</summary>
    void Finish();
}
