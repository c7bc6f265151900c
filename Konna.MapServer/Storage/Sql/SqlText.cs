using System.Globalization;
using System.Text;

namespace Konna.MapServer.Storage.Sql;

/// <summary>A statement in the making. Values only ever enter as numbered parameters.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder text = new();
    private readonly List<object> values;

    public SqlText() => values = [];

    /// <summary>A part of another statement, to be put into it later: the values go to that one at once.</summary>
    public SqlText(SqlText whole) => values = whole.values;

    public IReadOnlyList<object> Values => values;

    public SqlText Add(string sql)
    {
        text.Append(sql);
        return this;
    }

    /// <summary>Adds the next parameter, <c>$1</c>, <c>$2</c>, ...</summary>
    public SqlText AddValue(object value) => Add(Parameter(value));

    /// <summary>The next parameter, not yet in the text, where it may stand more than once.</summary>
    public string Parameter(object value)
    {
        values.Add(value);
        return "$" + values.Count.ToString(CultureInfo.InvariantCulture);
    }

    public override string ToString() => text.ToString();
}
