using System.Globalization;
using Konna.Geo.Time;

namespace Konna.Geo.Filtering;

/// <summary>Where in a JSON document a value stands: a JSON pointer (RFC 6901), made into text only for an error.</summary>
internal sealed record JsonPlace(JsonPlace? Parent, string Step)
{
    public static JsonPlace Root { get; } = new(null, "");

    public JsonPlace Member(string name) => new(this, name);

    public JsonPlace Item(int index) => new(this, index.ToString(CultureInfo.InvariantCulture));

    public string Pointer => Parent is null
        ? ""
        : $"{Parent.Pointer}/{Step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public FilterSyntaxException Fail(string problem) => new(Parent is null ? "At \"\" (the whole filter)" : $"At {QuotedInput.Of(Pointer)}", problem);
}
