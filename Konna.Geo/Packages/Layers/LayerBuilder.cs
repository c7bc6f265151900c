using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Packages.Layers;

/// <summary>Makes a layer of a table: the schema that its values have, and its rows in that schema. Every problem of the table is reported.</summary>
internal sealed class LayerBuilder(string id, string file, LayerTable table, PackageDraft draft, ProblemList problems)
{
    private const string IdName = "id";

    /// <summary>What the attribute with the names of the features is usually called.</summary>
    private static readonly string[] Titles = ["name", "title", "label", "nom", "titre"];

    private readonly LayerProblems reports = new(file, problems);
    private readonly LayerNotes? notes = draft.Document.Layers.FirstOrDefault(n => n.Id == id);
    private bool isWhole = true;

    /// <summary>Null when it has a problem.</summary>
    public ReferenceLayer? Build()
    {
        foreach (var row in table.Rows)
        {
            CheckGeometry(row);
        }

        if (LayerNames.Check(table.Columns, reports) is not { } names)
        {
            return null;
        }

        var attributes = names.Select((name, column) => new Attribute(name, column, LayerTypes.Of([.. table.Rows.Select(row => row.Values[column])])))
            .Where(attribute => attribute.Name != IdName).ToList();
        CheckNotes(attributes, names);
        var (begin, end) = LayerTimes.Of(notes, [.. attributes.Select(a => (a.Name, a.Type))]);
        var title = Titles.Select(word => attributes.Find(a => a.Type == PropertyType.String && a.Name.Equals(word, StringComparison.OrdinalIgnoreCase))?.Name).FirstOrDefault(name => name is not null);
        var ids = new LayerFeatureIds(table, names, notes?.IdProperty ?? IdName, reports).Read();
        if (!isWhole || ids is null)
        {
            return null;
        }

        var rows = table.Rows.Select((row, i) => new FeatureRow(
            ids[i], Wkb(row.Geometry), [ids[i], .. attributes.Select(a => LayerTypes.Convert(row.Values[a.Column], a.Type))])).ToList();
        var schema = new CollectionSchema(
            id, "", TitleOf(notes?.Title, id), TitleOf(notes?.TitleFr ?? notes?.Title, id),
            notes?.Description ?? "A reference layer of this operation.", notes?.DescriptionFr ?? notes?.Description ?? "Une couche de référence de cette opération.",
            KindOf(table.Rows), [IdProperty(), .. attributes.Select((a, i) => PropertyOf(a, begin, end, title, rows, slot: i + 1))])
        {
            GeometryTitle = notes?.GeometryTitle,
            GeometryTitleFr = notes?.GeometryTitleFr ?? notes?.GeometryTitle,
        };
        CheckSpans(schema, rows);
        return isWhole ? new ReferenceLayer(schema, [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal)]) : null;
    }

    private static string TitleOf(string? given, string otherwise) => given ?? otherwise;

    private static PropertySchema IdProperty() => new(IdName, "", PropertyType.String, "Identifier", "Identifiant") { Role = PropertyRole.Id, IsRequired = true };

    private PropertySchema PropertyOf(Attribute attribute, string? begin, string? end, string? title, List<FeatureRow> rows, int slot)
    {
        var words = notes?.Properties.FirstOrDefault(p => p.Name == attribute.Name);
        var numbers = rows.Select(row => row.Values[slot]).Select(value => value switch { long n => n, double d => d, _ => (double?)null }).ToList();
        return new PropertySchema(attribute.Name, "", attribute.Type, TitleOf(words?.Title, attribute.Name), TitleOf(words?.TitleFr ?? words?.Title, attribute.Name))
        {
            Role = (attribute.Name == begin, attribute.Name == end) switch
            {
                (true, true) => PropertyRole.PrimaryInstant,
                (true, false) => PropertyRole.PrimaryIntervalStart,
                (false, true) => PropertyRole.PrimaryIntervalEnd,
                _ => attribute.Name == title ? PropertyRole.Title : PropertyRole.None,
            },
            Unit = words?.Unit,
            IsRequired = rows.Count > 0 && rows.TrueForAll(row => row.Values[slot] is not null),
            Minimum = numbers.Min(),
            Maximum = numbers.Max(),
        };
    }

    /// <summary>A table without any geometry is a list, like persons or sources.</summary>
    private static GeometryKind KindOf(IReadOnlyList<LayerRow> rows)
    {
        var geometries = rows.Select(row => row.Geometry).OfType<Geometry>().ToList();
        return geometries.Count == 0 ? GeometryKind.None
            : geometries.TrueForAll(g => g is Polygon or MultiPolygon) ? GeometryKind.Polygonal
            : GeometryKind.Any;
    }

    private static ReadOnlyMemory<byte> Wkb(Geometry? geometry) => geometry is null ? default : new WKBWriter(ByteOrder.LittleEndian, handleSRID: false).Write(geometry);

    private void CheckGeometry(LayerRow row)
    {
        if (row.Geometry is { } geometry && PositionChecks.FaultOf(geometry) is { } fault)
        {
            var at = fault.Coordinate is { } c ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" at [{c.X}, {c.Y}]") : "";
            Report(row.Pointer + "/geometry", $"The area is not valid{at}: {fault.Message}.", "Draw its edges so that they do not cross or overlap.");
        }
    }

    private void CheckNotes(List<Attribute> attributes, IReadOnlyList<string> names)
    {
        if (notes is null)
        {
            return;
        }

        foreach (var (member, named) in new[] { ("idProperty", notes.IdProperty), ("beginProperty", notes.BeginProperty), ("endProperty", notes.EndProperty) })
        {
            CheckNamed(notes, member, named, names);
        }

        foreach (var property in notes.Properties.Where(p => p.Name.Length > 0))
        {
            CheckNamed(property, "name", property.Name, names);
        }

        foreach (var (member, named) in new[] { ("beginProperty", notes.BeginProperty), ("endProperty", notes.EndProperty) })
        {
            if (attributes.Find(a => a.Name == named) is { } attribute && !LayerTimes.IsTime(attribute.Type))
            {
                Report(draft.PlaceOf(notes, member), $"The attribute {PackageNode.Quote(attribute.Name)} holds no times.", "Write all its values as dates (2013-01-10), or all as instants with a zone (2013-01-10T08:30:00Z).");
            }
        }
    }

    private void CheckNamed(object thing, string member, string? named, IReadOnlyList<string> names)
    {
        if (named is not null && !names.Contains(named))
        {
            Report(draft.PlaceOf(thing, member), $"The layer {PackageNode.Quote(id)} has no attribute {PackageNode.Quote(named)}.", problems.Suggest(named, names, "Name one that it has."));
        }
    }

    private void CheckSpans(CollectionSchema schema, List<FeatureRow> rows)
    {
        var span = new RowSpan(schema);

        // The day that is an end is part of the feature, which then ends at the next midnight.
        var endsWithDay = schema.Properties.Any(p => p is { Role: PropertyRole.PrimaryIntervalEnd, Type: PropertyType.Date });
        for (var i = 0; i < rows.Count; i++)
        {
            if (span.Of(rows[i]) is ({ } begin, { } end) && (begin > end || (begin == end && endsWithDay)))
            {
                Report(table.Rows[i].Pointer, "The feature ends before it begins.", "Correct its times, or name other attributes for them (or \"isTimeless\": true) in the layers of operation.json.");
            }
        }
    }

    private void Report(string pointer, string message, string remedy)
    {
        isWhole = false;
        reports.Add(pointer, message, remedy);
    }

    private void Report(PackageNode place, string message, string remedy)
    {
        isWhole = false;
        problems.Add(place, message, remedy);
    }

    private sealed record Attribute(string Name, int Column, PropertyType Type);
}
