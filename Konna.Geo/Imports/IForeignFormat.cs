namespace Konna.Geo.Imports;

/// <summary>A format of another program.</summary>
internal interface IForeignFormat
{
    /// <summary>What people call it ("GPX").</summary>
    string Name { get; }

    /// <summary>True if this is such a file, judged by its name and its first bytes.</summary>
    bool Recognises(ImportedFile file, ReadOnlySpan<byte> head);

    /// <summary>Gives all that the file holds to the builder. What cannot be read is a problem, never an exception but those of the disk.</summary>
    void Read(ImportedFile file, OperationBuilder operation);
}
