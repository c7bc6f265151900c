using System.Globalization;
using System.Text;

namespace Konna.MapServer.Storage.Sql;

/// <summary>A statement in the making. Values only ever enter as numbered parameters.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder text = new();
    private readonly List<object> values = [];

    public IReadOnlyList<object> Values => values;

    public SqlText Add(string sql)
    {
        text.Append(sql);
        return this;
    }

    /// <summary>Adds the next parameter, <c>$1</c>, <c>$2</c>, ...</summary>
    public SqlText AddValue(object value)
    {
        values.Add(value);
        text.Append('$').Append(values.Count.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public override string ToString() => text.ToString();
}
