using System.Globalization;
using System.Text;
using Konna.Geo.Crs;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;

namespace Konna.Geo.Packages.Layers;

/// <summary>Reads an Esri shapefile: the .shp with its .dbf and .prj, and the .cpg where the texts are not in the encoding that the .dbf names.</summary>
internal static class ShapefileLayer
{
    public static LayerTable? Read(string file, IReadOnlyDictionary<string, byte[]> files, LayerProblems problems)
    {
        byte[]? Part(string extension) => files.GetValueOrDefault(Path.ChangeExtension(file, extension));
        if (Part(".dbf") is not { } attributes)
        {
            problems.Add("", "The .dbf that holds the attributes is missing.", $"Add {Path.GetFileName(Path.ChangeExtension(file, ".dbf"))}.");
            return null;
        }

        var crs = CrsOf(Part(".prj"), problems);
        var encoding = EncodingOf(Part(".cpg"), problems);
        if (ShapefileScan.FaultOf(files[file], attributes) is { } fault)
        {
            problems.Add("", $"The shapefile is damaged: {fault}.", "Save the layer again.");
            return null;
        }

        if (crs is null)
        {
            return null;
        }

        try
        {
            using var shapes = new MemoryStream(files[file], writable: false);
            using var table = new MemoryStream(attributes, writable: false);
            using var reader = Shapefile.OpenRead(shapes, table, new ShapefileReaderOptions
            {
                Factory = GeometryReader.Factory,
                Encoding = encoding,
                GeometryBuilderMode = GeometryBuilderMode.QuickFixInvalidShapes,
            });
            return Read(reader, crs, problems);
        }
#pragma warning disable CA1031 // The library tells damage by many kinds of exception; each means the same here.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            problems.Add("", $"The shapefile cannot be read: {exception.Message}", "Save the layer again, or as .geojson.");
            return null;
        }
    }

    private static LayerTable Read(ShapefileReader reader, CoordinateReferenceSystem crs, LayerProblems problems)
    {
        var columns = Enumerable.Range(0, reader.Fields.Count).Select(i => reader.Fields[i].Name).ToList();
        var rows = new List<LayerRow>();
        for (var number = 1; reader.Read(out var isDeleted); number++)
        {
            if (!isDeleted)
            {
                var pointer = "/rows/" + number.ToString(CultureInfo.InvariantCulture);
                rows.Add(new LayerRow(
                    pointer, null, LayerGeometry.Of(reader.Geometry, crs, pointer, problems), [.. Enumerable.Range(0, columns.Count).Select(i => ValueOf(reader.Fields[i].Value))])
                {
                    Measures = LayerGeometry.MeasuresOf(reader.Geometry),
                });
            }
        }

        return new LayerTable("", columns, rows);
    }

    private static object? ValueOf(object? value) => value switch
    {
        int integer => (long)integer,
        decimal number => (double)number,
        float number => (double)number,
        double number when !double.IsFinite(number) => null,
        DateTime time => DateOnly.FromDateTime(time),
        string text => text.TrimEnd('\0', ' ') is { Length: > 0 } trimmed ? trimmed : null,
        _ => value,
    };

    /// <summary>A .prj holds a system as text, by name; the few that are known here have few names.</summary>
    private static CoordinateReferenceSystem? CrsOf(byte[]? prj, LayerProblems problems)
    {
        if (prj is null)
        {
            problems.Add("", "The .prj that says which reference system the coordinates are in is missing.", "Add it: save the layer with its reference system.");
            return null;
        }

        var text = System.Text.Encoding.UTF8.GetString(prj).TrimStart('\uFEFF');
        if (EsriProjection.CodeOf(text) is { } code)
        {
            return LayerGeometry.FindCrs(code, problems);
        }

        problems.Add("", $"The reference system {PackageNode.Quote(EsriProjection.NameOf(text))} is not known.", "Save the layer in EPSG:4326, EPSG:3857 or a UTM zone of WGS 84.");
        return null;
    }

    private static System.Text.Encoding? EncodingOf(byte[]? cpg, LayerProblems problems)
    {
        var name = cpg is null ? "" : System.Text.Encoding.ASCII.GetString(cpg).Trim();
        if (name.Length == 0)
        {
            return null;
        }

        var page = name.StartsWith("ANSI ", StringComparison.OrdinalIgnoreCase) ? name["ANSI ".Length..] : name;
        try
        {
            return int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? CodePagesEncodingProvider.Instance.GetEncoding(number) ?? System.Text.Encoding.GetEncoding(number)
                : CodePagesEncodingProvider.Instance.GetEncoding(page) ?? System.Text.Encoding.GetEncoding(page);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            problems.Add("", $"The encoding {PackageNode.Quote(name)} of the .cpg is not known.", "Save the layer in UTF-8.");
            return null;
        }
    }
}
