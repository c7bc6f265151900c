using System.Globalization;
using System.Text.Json;

namespace Konna.Geo.Packages;

/// <summary>A JSON value with where it stands, so that every problem can say so. Reads only documents that <see cref="PackageDocument"/> has checked.</summary>
internal readonly record struct PackageNode
{
    private readonly string container;

    /// <summary>One more than the index in the array at <see cref="container"/>; 0 for the value there itself.</summary>
    private readonly int ordinal;

    /// <summary>The name in the object at <see cref="container"/>; null for what is no member.</summary>
    private readonly string? name;

    public PackageNode(JsonElement value, string file, string pointer, string? itemId = null)
    {
        Value = value;
        File = file;
        container = pointer;
        ItemId = itemId;
    }

    private PackageNode(in PackageNode array, JsonElement element, int index)
        : this(element, array.File, array.Pointer, array.ItemId) => ordinal = index + 1;

    private PackageNode(in PackageNode parent, JsonElement member, string name)
        : this(member, parent.File, parent.Pointer, parent.ItemId) => this.name = name;

    public JsonElement Value { get; init; }

    public string File { get; init; }

    public string? ItemId { get; init; }

    /// <summary>JSON pointer (RFC 6901). Made only when asked for: of most of a package, nobody asks for the place.</summary>
    public string Pointer
    {
        get => name is not null ? container + "/" + Escape(name)
            : ordinal == 0 ? container
            : container + "/" + (ordinal - 1).ToString(CultureInfo.InvariantCulture);
        init => (container, ordinal, name) = (value, 0, null);
    }

    public JsonValueKind Kind => Value.ValueKind;

    public bool IsMissing => Kind is JsonValueKind.Null or JsonValueKind.Undefined;

    public bool IsObject => Kind == JsonValueKind.Object;

    public bool IsArray => Kind == JsonValueKind.Array;

    /// <summary>The text of a string, null for anything else.</summary>
    public string? Text => Kind == JsonValueKind.String ? Value.GetString() : null;

    /// <summary>The value of a finite number, null for anything else.</summary>
    public double? Number => Kind == JsonValueKind.Number && Value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>The member of an object; a node of kind Undefined when there is none.</summary>
    public PackageNode Member(string name) => new(this, IsObject && Value.TryGetProperty(name, out var value) ? value : default, name);

    /// <summary>The members of an object; none for anything else.</summary>
    public IEnumerable<(string Name, PackageNode Node)> Members()
    {
        if (!IsObject)
        {
            yield break;
        }

        var place = Place();
        foreach (var property in Value.EnumerateObject())
        {
            yield return (property.Name, place.Member(property.Value, property.Name));
        }
    }

    /// <summary>The elements of an array; none for anything else.</summary>
    public IEnumerable<PackageNode> Elements()
    {
        if (!IsArray)
        {
            yield break;
        }

        var index = 0;
        var place = Place();
        foreach (var element in Value.EnumerateArray())
        {
            yield return place.Element(element, index++);
        }
    }

    /// <summary>The same node with its pointer made, so that its elements and members need not make it each.</summary>
    public PackageNode Place() => this with { Pointer = Pointer };

    /// <summary>A member of the object that this node is (see <see cref="Place"/>).</summary>
    public PackageNode Member(JsonElement member, string name) => new(this, member, name);

    /// <summary>An element of the array that this node is (see <see cref="Place"/>).</summary>
    public PackageNode Element(JsonElement element, int index) => new(this, element, index);

    /// <summary>A reference token of RFC 6901.</summary>
    public static string Escape(string token) => token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>What the value is, in words for a problem.</summary>
    public string Describe() => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "the text " + Quote(Value.GetString()!),
        JsonValueKind.Number => "the number " + Shorten(Value.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => Value.GetRawText(),
        _ => "nothing",
    };

    public static string Quote(string text) => "\"" + Shorten(text) + "\"";

    // A hostile file must not make its own report endless.
    private static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "...");
}
