using System.Globalization;
using Konna.Geo.Crs;
using Konna.Geo.Encoding;
using Konna.Geo.Packages.Layers;
using Konna.MapServer.Storage.Sql;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Copies the rows of one table out of a foreign GeoPackage.</summary>
internal sealed class GeoPackageLayerRows(string table, IReadOnlyList<GeoPackageLayerColumn> columns, CoordinateReferenceSystem crs, LayerProblems problems)
{
    public LayerTable Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        var names = string.Join(", ", columns.Select(column => GeoPackageLayerColumn.Quoted(column.Name)));
#pragma warning disable CA2100 // Names of the file itself, quoted, asked of that file alone; see GeoPackageLayerColumn.
        command.CommandText = $"SELECT {names} FROM {GeoPackageLayerColumn.Quoted(table)}";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        // A key that is but a row number gives way to an attribute that is called id.
        var hasOwnId = columns.Any(column => column is { IsKey: false, Name: "id" });
        var attributes = columns.Index().Where(c => c.Item is { IsKey: false, IsGeometry: false }).ToList();
        var rows = new List<LayerRow>();
        for (var number = 1; reader.Read(); number++)
        {
            var pointer = "/rows/" + number.ToString(CultureInfo.InvariantCulture);
            object? id = null;
            Geometry? geometry = null;
            IReadOnlyList<double>? measures = null;
            foreach (var (ordinal, column) in columns.Index())
            {
                if (column.IsKey && !hasOwnId)
                {
                    id = reader.GetValue(ordinal);
                }
                else if (column.IsGeometry && !reader.IsDBNull(ordinal))
                {
                    (geometry, measures) = GeometryOf(reader.GetValue(ordinal) as byte[], pointer);
                }
            }

            rows.Add(new LayerRow(pointer, id, geometry, [.. attributes.Select(a => ValueOf(reader.GetValue(a.Index), a.Item, pointer))]) { Measures = measures });
        }

        return new LayerTable(table, [.. attributes.Select(a => a.Item.Name)], rows);
    }

    private (Geometry? Geometry, IReadOnlyList<double>? Measures) GeometryOf(byte[]? blob, string pointer)
    {
        try
        {
            var geometry = blob is null ? null : GeoPackageBlob.Read(blob);
            return (LayerGeometry.Of(geometry, crs, pointer, problems), LayerGeometry.MeasuresOf(geometry));
        }
        catch (Exception exception) when (exception is InvalidDataException or WkbFormatException or ArgumentException or NetTopologySuite.IO.ParseException)
        {
            problems.Add(pointer + "/geometry", "The geometry cannot be read.", "Draw it again; curves are to be made of straight lines.");
            return (null, null);
        }
    }

    private object? ValueOf(object value, GeoPackageLayerColumn column, string pointer)
    {
        switch (value)
        {
            case DBNull:
                return null;
            case long number when column.Declared == "BOOLEAN":
                return number != 0;
            case double number when !double.IsFinite(number):
                return Refuse("The number is infinite.");
            case string text when !StoredText.CanBeStored(text):
                return Refuse("The text holds a character that stores cannot keep.");
            case byte[]:
                return problems.TryLeaveOut("a binary value was left out") ? null : Refuse("The value is binary.");
            default:
                return value;
        }

        object? Refuse(string message)
        {
            problems.Add($"{pointer}/{column.Name}", message, "Remove it.");
            return null;
        }
    }
}
