using System.Globalization;
using Konna.Geo.Packages;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Tables;

/// <summary>Reads the cells of one table as what their columns hold. A cell that cannot be read is a problem with its row.</summary>
internal sealed class CellValues(ITable table, OperationBuilder operation)
{
    /// <summary>Null if the cell is empty, or is no number, which is a problem.</summary>
    public double? Number(TableRow row, int? column, string what)
    {
        if (row.Text(column) is not { } text)
        {
            return null;
        }

        if (TryNumber(text, out var number))
        {
            return number;
        }

        operation.Problems.Add(operation.PlaceOf(row.Pointer), $"{what} is {PackageNode.Quote(text)}, which is no number.", "Write it in digits, with a point before decimals.");
        return null;
    }

    /// <summary>The position in a row's columns of latitude and longitude; null if they are empty or hold none, which is a problem.</summary>
    public Coordinate? Position(TableRow row, TableColumns columns)
    {
        if (row.Shape is Point point)
        {
            return point.Coordinate;
        }

        var (latitude, longitude) = (row.Text(columns[ColumnRoles.Latitude]), row.Text(columns[ColumnRoles.Longitude]));
        if (latitude is null && longitude is null)
        {
            return null;
        }

        if (latitude is not null && longitude is not null && TryDegrees(longitude, 'E', 'W', out var x)
            && TryDegrees(latitude, 'N', 'S', out var y))
        {
            return EarthPosition.Check(x, y, operation.PlaceOf(row.Pointer), operation.Problems);
        }

        operation.Problems.Add(
            operation.PlaceOf(row.Pointer), $"{PackageNode.Quote($"{latitude}, {longitude}")} is no position.", "Write decimal degrees, such as 14.9456 and -3.8938, or 14.9456N and 3.8938W.");
        return null;
    }

    /// <summary>The shape in a row's column of well-known text, or the point of its position; null if there is none.</summary>
    public Geometry? Shape(TableRow row, TableColumns columns)
    {
        if (row.Shape is { } shape)
        {
            return shape;
        }

        if (row.Text(columns[ColumnRoles.Geometry]) is { } text)
        {
            if (WellKnownText.Read(text) is { } geometry)
            {
                return EarthGeometry.Of(geometry, operation.PlaceOf(row.Pointer), operation);
            }

            operation.Problems.Add(operation.PlaceOf(row.Pointer), "The geometry is no well-known text.", "Write it as POINT (-3.9 14.9), in longitude and latitude.");
            return null;
        }

        return Position(row, columns) is { } position ? GeometryReader.Factory.CreatePoint(position) : null;
    }

    private bool TryNumber(string text, out double number)
    {
        if (table.HasDecimalCommas && !text.Contains('.', StringComparison.Ordinal))
        {
            text = text.Replace(',', '.');
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    private bool TryDegrees(string text, char positive, char negative, out double degrees)
    {
        var last = char.ToUpperInvariant(text[^1]);
        if (last != positive && last != negative)
        {
            return TryNumber(text, out degrees);
        }

        var isRead = TryNumber(text[..^1].TrimEnd(' ', '°'), out degrees) && degrees >= 0;
        degrees = last == negative ? -degrees : degrees;
        return isRead;
    }
}
