using Konna.Geo.Collections;
using Konna.Geo.Features;
using Parquet;
using Parquet.Schema;

namespace Konna.Geo.Encoding.GeoParquet;

/// <summary>The values of one column for the rows of one row group.</summary>
internal abstract class ParquetColumn
{
    public abstract Field Field { get; }

    /// <summary>The column of a property; its values are what a row holds in that slot, that of vertex instants the M ordinates of the geometry.</summary>
    public static ParquetColumn Of(PropertySchema property, int slot) => property.Type switch
    {
        PropertyType.String => new TextColumn(property.Name, slot, property.Role == PropertyRole.Id),
        PropertyType.Integer => new ValueColumn<long>(new DataField(property.Name, typeof(long), isNullable: true), slot, value => (long)value),
        PropertyType.Number => new ValueColumn<double>(new DataField(property.Name, typeof(double), isNullable: true), slot, value => (double)value),
        PropertyType.Boolean => new ValueColumn<bool>(new DataField(property.Name, typeof(bool), isNullable: true), slot, value => (bool)value),
        PropertyType.DateTime => new ValueColumn<DateTime>(InstantField(property.Name, isNullable: true), slot, value => ((DateTimeOffset)value).UtcDateTime),
        PropertyType.Date => new ValueColumn<DateOnly>(new DataField(property.Name, typeof(DateOnly), isNullable: true), slot, value => (DateOnly)value),
        PropertyType.StringArray => new TextListColumn(property.Name, slot),
        _ => new InstantListColumn(property.Name),
    };

    /// <summary>Takes what the row has for the column.</summary>
    public abstract void Add(in FeatureRow row);

    /// <summary>Writes what was taken and forgets it.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellation);

    /// <summary>Instants in UTC: readers are told so, and show no local time of their own.</summary>
    protected static DateTimeDataField InstantField(string name, bool isNullable) =>
        new(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable);
}
