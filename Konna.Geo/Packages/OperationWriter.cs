using System.Text.Json;
using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Packages;

/// <summary>Writes <c>operation.json</c>. Views, perspectives, disputes and the story keep the order they were given in: it is read.</summary>
internal static class OperationWriter
{
    public static void Write(Stream output, IOperationContent package) => PackageJson.Document(output, writer =>
    {
        var operation = package.Operation;
        WriteHead(writer, operation);
        foreach (var kind in ItemKind.All.Where(k => !k.IsFeature))
        {
            WriteList(writer, kind.Collection, package.ItemsOf(kind.Type), item => ItemWriter.WriteMembers(writer, item));
        }

        WriteTail(writer, operation.Document);
    });

    /// <summary>The members beside the lists of items.</summary>
    public static void WriteOwn(Utf8JsonWriter writer, Operation operation)
    {
        WriteHead(writer, operation);
        WriteTail(writer, operation.Document);
    }

    private static void WriteHead(Utf8JsonWriter writer, Operation operation)
    {
        writer.WriteNumber("formatVersion", OperationReader.FormatVersion);
        writer.WriteString("id", operation.Id);
        writer.WriteString("title", operation.Title);
        writer.WriteTextLine("titleFr", operation.TitleFr);
        writer.WriteTextLine("summary", operation.Summary);
        writer.WriteTextLine("summaryFr", operation.SummaryFr);
        writer.WriteString("timeZone", operation.TimeZone);
        writer.WriteString("begin", Rfc3339.Format(operation.Begin));
        writer.WriteString("end", Rfc3339.Format(operation.End));
        writer.WriteNumbers("bbox", operation.Bbox);
        WriteDocument(writer, operation.Document);
    }

    private static void WriteTail(Utf8JsonWriter writer, OperationDocument document)
    {
        WriteList(writer, "layers", document.Layers, layer => WriteLayer(writer, layer));
        WriteList(writer, "story", document.Story, step => WriteStep(writer, step));
    }

    private static void WriteDocument(Utf8JsonWriter writer, OperationDocument document)
    {
        if (document.DefaultView is { } view)
        {
            writer.WriteStartObject("defaultView");
            writer.WriteNumbers("center", view.Center);
            writer.WriteNumber("zoom", view.Zoom + 0.0);
            WriteInstant(writer, "time", view.Time);
            writer.WriteEndObject();
        }

        writer.WriteTextLine("perspective", document.Perspective);
        WriteList(writer, "perspectives", document.Perspectives, perspective => WritePerspective(writer, perspective));
        writer.WriteTextLine("licence", document.Licence);
        writer.WriteTextLine("licenceUrl", document.LicenceUrl);
        WriteList(writer, "attribution", document.Attribution, attribution =>
        {
            writer.WriteString("text", attribution.Text);
            writer.WriteTextLine("textFr", attribution.TextFr);
            writer.WriteTextLine("url", attribution.Url);
        });
        WriteList(writer, "disputes", document.Disputes, dispute =>
        {
            WriteNamed(writer, dispute.Id, dispute.Name, dispute.NameFr, dispute.Summary, dispute.SummaryFr);
            writer.WriteString("default", dispute.Default);
            writer.WriteTextLine("placeId", dispute.PlaceId);
            writer.WriteTextLine("eventId", dispute.EventId);
        });
        WriteList(writer, "claimGroups", document.ClaimGroups, group => WriteNamed(writer, group.Id, group.Name, group.NameFr, group.Summary, group.SummaryFr));
    }

    private static void WritePerspective(Utf8JsonWriter writer, Perspective perspective)
    {
        writer.WriteString("id", perspective.Id);
        writer.WriteString("label", perspective.Label);
        writer.WriteTextLine("labelFr", perspective.LabelFr);
        writer.WriteStartObject("identities");
        foreach (var (force, identity) in perspective.Identities.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteString(force, identity);
        }

        writer.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter writer, StoryStep step)
    {
        writer.WriteString("id", step.Id);
        writer.WriteTextLine("title", step.Title);
        writer.WriteTextLine("titleFr", step.TitleFr);
        writer.WriteTextLine("text", step.Text);
        writer.WriteTextLine("textFr", step.TextFr);
        WriteInstant(writer, "time", step.Time);
        if (step.Center is { } center)
        {
            writer.WriteNumbers("center", center);
        }

        if (step.Zoom is { } zoom)
        {
            writer.WriteNumber("zoom", zoom + 0.0);
        }

        writer.WriteTexts("accounts", step.Accounts);
        writer.WriteTextLine("selection", step.Selection);
        writer.WriteTexts("facts", step.Facts);
        ItemWriter.WriteCitations(writer, step.Citations);
    }

    private static void WriteLayer(Utf8JsonWriter writer, LayerNotes layer)
    {
        writer.WriteString("id", layer.Id);
        writer.WriteTextLine("title", layer.Title);
        writer.WriteTextLine("titleFr", layer.TitleFr);
        writer.WriteTextLine("description", layer.Description);
        writer.WriteTextLine("descriptionFr", layer.DescriptionFr);
        writer.WriteTextLine("geometryTitle", layer.GeometryTitle);
        writer.WriteTextLine("geometryTitleFr", layer.GeometryTitleFr);
        writer.WriteTextLine("idProperty", layer.IdProperty);
        writer.WriteTextLine("beginProperty", layer.BeginProperty);
        writer.WriteTextLine("endProperty", layer.EndProperty);
        if (layer.IsTimeless)
        {
            writer.WriteBoolean("isTimeless", true);
        }

        WriteList(writer, "properties", layer.Properties, property =>
        {
            writer.WriteString("name", property.Name);
            writer.WriteTextLine("title", property.Title);
            writer.WriteTextLine("titleFr", property.TitleFr);
            writer.WriteTextLine("unit", property.Unit);
        });
    }

    private static void WriteNamed(Utf8JsonWriter writer, string id, string name, string? nameFr, string? summary, string? summaryFr)
    {
        writer.WriteString("id", id);
        writer.WriteString("name", name);
        writer.WriteTextLine("nameFr", nameFr);
        writer.WriteTextLine("summary", summary);
        writer.WriteTextLine("summaryFr", summaryFr);
    }

    private static void WriteInstant(Utf8JsonWriter writer, string name, DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            writer.WriteString(name, Rfc3339.Format(known));
        }
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> entries, Action<T> write)
    {
        var started = false;
        foreach (var entry in entries)
        {
            if (!started)
            {
                writer.WriteStartArray(name);
                started = true;
            }

            writer.WriteStartObject();
            write(entry);
            writer.WriteEndObject();
            if (writer.BytesPending > PackageJson.MostPending)
            {
                writer.Flush();
            }
        }

        if (started)
        {
            writer.WriteEndArray();
        }
    }
}
