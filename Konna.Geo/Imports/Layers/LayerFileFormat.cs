using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Imports.Layers;

/// <summary>A format of layers that takes a database to read: every table of a file is taken up.</summary>
internal sealed class LayerFileFormat(ILayerFileReader reader) : IForeignFormat
{
    public string Name => reader.Name;

    public bool Recognises(ImportedFile file, ReadOnlySpan<byte> head) => file.Extension == reader.Extension;

    public void Read(ImportedFile file, OperationBuilder operation)
    {
        var reports = LayerTables.ReportsOf(file.Name, operation);
        if (new FileInfo(file.Path + "-wal") is { Exists: true, Length: > 0 })
        {
            reports.Add("", "A log beside the file holds changes that are not in it yet.", "Close the program that has it open.");
            return;
        }

        LayerTables.Read(reader.Read(File.ReadAllBytes(file.Path), reports), file, operation);
    }
}
