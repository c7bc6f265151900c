using System.Linq.Expressions;
using System.Reflection;
using Konna.Geo.Operations;

namespace Konna.Geo.Packages.Spooling;

/// <summary>One published property of a kind of item, as it is written into a record.</summary>
internal abstract class ItemField
{
    private delegate T Reading<T>(ref RecordReader record);

    /// <summary>False where the property has the value of a new item: then it need not be written.</summary>
    public abstract bool IsSet(OperationItem item);

    public abstract void Write(OperationItem item, RecordWriter record);

    public abstract void Read(OperationItem item, ref RecordReader record);

    public static ItemField Of(PropertyInfo property) => property.PropertyType switch
    {
        var type when type == typeof(string) =>
            new Field<string?>(property, text => text is not null, (record, text) => record.Text(text!), (ref record) => record.Text()),
        var type when type == typeof(string[]) =>
            new Field<string[]>(property, texts => texts.Length > 0, WriteTexts, ReadTexts),
        var type when type == typeof(DateTimeOffset?) =>
            new Field<DateTimeOffset?>(property, instant => instant is not null, (record, instant) => record.Instant(instant!.Value), (ref record) => record.Instant()),
        var type when type == typeof(double?) =>
            new Field<double?>(property, number => number is not null, (record, number) => record.Number(number!.Value), (ref record) => record.Number()),
        var type when type == typeof(int?) =>
            new Field<int?>(property, number => number is not null, (record, number) => record.Integer(number!.Value), (ref record) => (int)record.Integer()),
        var type when type == typeof(long?) =>
            new Field<long?>(property, number => number is not null, (record, number) => record.Integer(number!.Value), (ref record) => record.Integer()),
        var type when type == typeof(bool?) =>
            new Field<bool?>(property, truth => truth is not null, (record, truth) => record.Count(truth == true ? 1UL : 0UL), (ref record) => record.Count() == 1),
        var type => throw new NotSupportedException($"{property.DeclaringType}.{property.Name} is a {type}, which no record holds."),
    };

    private static void WriteTexts(RecordWriter record, string[] texts)
    {
        record.Count((ulong)texts.Length);
        foreach (var text in texts)
        {
            record.Text(text);
        }
    }

    private static string[] ReadTexts(ref RecordReader record)
    {
        var texts = new string[record.Count()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = record.Text();
        }

        return texts;
    }

    private sealed class Field<T> : ItemField
    {
        private readonly Func<OperationItem, T> get;
        private readonly Action<OperationItem, T> set;
        private readonly Predicate<T> isSet;
        private readonly Action<RecordWriter, T> write;
        private readonly Reading<T> read;

        public Field(PropertyInfo property, Predicate<T> isSet, Action<RecordWriter, T> write, Reading<T> read)
        {
            // Reflection costs more for one property than the rest of a record.
            var (item, value) = (Expression.Parameter(typeof(OperationItem)), Expression.Parameter(typeof(T)));
            var member = Expression.Property(Expression.Convert(item, property.DeclaringType!), property);
            get = Expression.Lambda<Func<OperationItem, T>>(member, item).Compile();
            set = Expression.Lambda<Action<OperationItem, T>>(Expression.Assign(member, value), item, value).Compile();
            (this.isSet, this.write, this.read) = (isSet, write, read);
        }

        public override bool IsSet(OperationItem item) => isSet(get(item));

        public override void Write(OperationItem item, RecordWriter record) => write(record, get(item));

        public override void Read(OperationItem item, ref RecordReader record) => set(item, read(ref record));
    }
}
