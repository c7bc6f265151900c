namespace Konna.Geo.Packages.Layers;

/// <summary>Reads the files of <c>layers/</c> into the draft, in the order of their names.</summary>
internal sealed class LayersReader(PackageDraft draft, ProblemList problems, IReadOnlyList<ILayerFileReader> readers)
{
    /// <summary>Every layer is a collection of its own, listed, described and documented; more than this is a data store, not an operation.</summary>
    public const int MostLayers = 64;

    private readonly Dictionary<string, string> filesById = new(StringComparer.Ordinal);
    private readonly HashSet<string> unread = new(StringComparer.Ordinal);

    public void Read(IReadOnlyDictionary<string, byte[]> files)
    {
        var layers = files.Keys.Where(file => file.StartsWith(LayerFiles.Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        foreach (var part in layers.Where(file => !LayerFiles.IsLayer(file) && !files.ContainsKey(Path.ChangeExtension(file, LayerFiles.Shapefile))))
        {
            problems.Add(part, "", null, "The .shp that this file belongs to is missing.", $"Add {Path.GetFileName(Path.ChangeExtension(part, LayerFiles.Shapefile))}, or remove this file.");
        }

        foreach (var file in layers.Where(LayerFiles.IsLayer))
        {
            ReadFile(file, files);
        }

        if (filesById.Count > MostLayers)
        {
            problems.Add(LayerFiles.Folder, "", null, $"There are {filesById.Count} layers; at most {MostLayers} are read.", "Leave some out, or put them into another operation.");
        }

        foreach (var notes in draft.Document.Layers.Where(notes => notes.Id.Length > 0 && !filesById.ContainsKey(notes.Id) && !unread.Any(name => notes.Id.StartsWith(name, StringComparison.Ordinal))))
        {
            problems.Add(
                draft.PlaceOf(notes, "id"), $"There is no layer {PackageNode.Quote(notes.Id)}.",
                problems.Suggest(notes.Id, filesById.Keys, $"Add {LayerFiles.Folder}{notes.Id}{LayerFiles.GeoJson}, or remove this entry."));
        }
    }

    private void ReadFile(string file, IReadOnlyDictionary<string, byte[]> files)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (!LayerIds.IsId(name))
        {
            problems.Add(file, "", null, $"{PackageNode.Quote(name)} cannot be the id of a layer.", $"Rename the file: {LayerIds.Expected}.");
        }

        if (TablesOf(file, files) is not { } tables)
        {
            unread.Add(name);
            return;
        }

        foreach (var table in tables)
        {
            var id = tables.Count == 1 ? name : $"{name}-{LayerIds.FromTable(table.Name)}";
            if (IsFree(id, file, table) && new LayerBuilder(id, file, table, draft, problems).Build() is { } layer)
            {
                draft.Layers.Add(layer);
            }
        }
    }

    private bool IsFree(string id, string file, LayerTable table)
    {
        var place = table.Name.Length == 0 ? "" : $" (the table {PackageNode.Quote(table.Name)})";
        if (!LayerIds.IsId(id) && table.Name.Length > 0)
        {
            problems.Add(file, "", null, $"{PackageNode.Quote(id)}{place} cannot be the id of a layer.", $"Rename the table: {LayerIds.Expected}.");
        }
        else if (LayerIds.IsTaken(id))
        {
            problems.Add(file, "", null, $"{PackageNode.Quote(id)}{place} is a collection that every operation has.", "Rename the file.");
        }

        if (!filesById.TryAdd(id, file))
        {
            problems.Add(file, "", null, $"The layer {PackageNode.Quote(id)}{place} is in {filesById[id]} already.", "Rename or remove one of the two.");
        }

        return LayerIds.IsId(id) && !LayerIds.IsTaken(id) && filesById[id] == file;
    }

    private IReadOnlyList<LayerTable>? TablesOf(string file, IReadOnlyDictionary<string, byte[]> files)
    {
        var extension = Path.GetExtension(file);
        var reports = new LayerProblems(file, problems);
        if (extension == LayerFiles.GeoJson)
        {
            return PackageDocument.Parse(file, files[file], problems) is { } root && GeoJsonLayer.Read(root, problems) is { } table ? [table] : null;
        }

        if (extension == LayerFiles.Shapefile)
        {
            return ShapefileLayer.Read(file, files, reports) is { } table ? [table] : null;
        }

        if (readers.FirstOrDefault(reader => reader.Extension == extension) is { } reader)
        {
            return reader.Read(files[file], reports);
        }

        problems.Add(file, "", null, $"This program does not read {extension} here.", "Save the layer as .geojson.");
        return null;
    }
}
