using Konna.Geo.Collections;
using Konna.Geo.Edits;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Writes changed items as rows, and what follows from them in other rows.</summary>
internal abstract partial class SqlFeatureStore
{
    /// <returns>Null when it was written.</returns>
    private async Task<EditResult?> WriteAsync(WriteSession session, string operationId, long revision, FoundItem item, CancellationToken cancellation)
    {
        var schema = item.Schema;
        if (item.Edit.Content is null)
        {
            if (await RunAsync(session, write.Delete(schema.Table, operationId, item.Id, item.Before!.Value.Version), cancellation).ConfigureAwait(false) == 0)
            {
                return EditResult.OtherVersion;
            }

            session.Touch(schema.Table, null);
            await RunAsync(session, write.DeleteCitations(operationId, schema.Id, item.Id), cancellation).ConfigureAwait(false);
            return null;
        }

        var row = item.ItemAfter is { } after ? new ItemRows(schema).Row(after) : item.RowAfter;
        var columns = ColumnsOf(schema, item.Type is null, row, revision);
        if (item.Before is { } before)
        {
            if (await RunAsync(session, write.Update(schema.Table, operationId, item.Id, before.Version, columns), cancellation).ConfigureAwait(false) == 0)
            {
                return EditResult.OtherVersion;
            }
        }
        else if (await FindRowAsync(session, operationId, schema, item.Id, cancellation).ConfigureAwait(false) is not null)
        {
            return EditResult.Taken;
        }
        else
        {
            await RunAsync(session, write.Insert(schema.Table, [(ColumnNames.OperationId, operationId), .. columns]), cancellation).ConfigureAwait(false);
        }

        session.Touch(schema.Table, row.Wkb.IsEmpty ? null : WkbEnvelope.Of(row.Wkb.Span));
        await (item.ItemAfter is { } written
            ? WriteCitationsAsync(session, operationId, schema, written, cancellation)
            : WidenAsync(session, operationId, schema, row, cancellation)).ConfigureAwait(false);
        return null;
    }

    private static List<(string Column, object? Value)> ColumnsOf(CollectionSchema schema, bool isLayer, FeatureRow row, long revision)
    {
        List<(string, object?)> columns = [(ColumnNames.Version, revision)];
        if (schema.HasGeometry)
        {
            columns.Add((ColumnNames.Geometry, row.Wkb.IsEmpty ? null : row.Wkb.ToArray()));
        }

        for (var slot = 0; slot < row.Values.Length; slot++)
        {
            if (schema.Properties[slot].Type != PropertyType.VertexInstants)
            {
                columns.Add((schema.Properties[slot].Column, row.Values[slot]));
            }
        }

        if (isLayer)
        {
            var (begin, end) = new RowSpan(schema).Of(row);
            columns.AddRange([(ColumnNames.Begin, begin), (ColumnNames.End, end)]);
        }

        return columns;
    }

    private async Task WriteCitationsAsync(WriteSession session, string operationId, CollectionSchema schema, OperationItem item, CancellationToken cancellation)
    {
        await RunAsync(session, write.DeleteCitations(operationId, schema.Id, item.Id), cancellation).ConfigureAwait(false);
        foreach (var (position, citation) in item.Citations.Index())
        {
            await RunAsync(session, write.Insert("citations",
            [
                (ColumnNames.OperationId, operationId), ("collection", schema.Id), ("item_id", item.Id), ("position", (long)position),
                ("source_id", citation.SourceId), ("locator", citation.Locator),
            ]), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>What a layer's schema says of its rows stays true.</summary>
    private static async Task WidenAsync(WriteSession session, string operationId, CollectionSchema schema, FeatureRow row, CancellationToken cancellation)
    {
        var widened = LayerEdit.Widened(schema, row);
        if (!widened.Properties.SequenceEqual(schema.Properties))
        {
            var layer = await session.Context.Layers.SingleAsync(l => l.OperationId == operationId && l.LayerId == schema.Id, cancellation).ConfigureAwait(false);
            layer.Schema = LayerEdit.Widened(layer.Schema, row);
            await session.Context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Lets units and movements follow the forces and units that were changed.</summary>
    private async Task LinkAsync(WriteSession session, string operationId, long revision, IReadOnlyList<FoundItem> found, CancellationToken cancellation)
    {
        if (!found.Any(item => item.Schema.Id is "forces" or "units"))
        {
            return;
        }

        var forces = await ReadItemsAsync(session, operationId, SchemaOf("forces"), null, null, cancellation).ConfigureAwait(false);
        var sides = ForceTree.Sides(forces.Cast<Force>());
        foreach (var side in sides)
        {
            await RunAsync(session, write.LinkUnits(operationId, side.Key, side, revision), cancellation).ConfigureAwait(false);
        }

        foreach (var side in sides)
        {
            await RunAsync(session, write.LinkMovementsOfUnits(operationId, side.Key, revision), cancellation).ConfigureAwait(false);
            await RunAsync(session, write.LinkMovementsOfForces(operationId, side.Key, side, revision), cancellation).ConfigureAwait(false);
        }
    }
}
