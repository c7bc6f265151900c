using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>Reads one member's value as the type it should have. Null is a missing value, and so is an empty text, as QGIS saves both.</summary>
internal static class MemberValues
{
    /// <summary>Longest id, in characters.</summary>
    public const int LongestId = 128;

    /// <summary>Lower-case letters and digits, with hyphens or one point between them.</summary>
    public static bool IsSlug(string text)
    {
        var before = '.';
        foreach (var c in text)
        {
            var isBetween = c == '-' ? before != '.' : c == '.' && before is not ('-' or '.');
            if (!isBetween && !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            {
                return false;
            }

            before = c;
        }

        return text.Length <= LongestId && before is not ('-' or '.');
    }

    public static string? Text(PackageNode node, ProblemList problems)
    {
        if (node.IsMissing)
        {
            return null;
        }

        if (node.Text is { } text)
        {
            return text.Length == 0 ? null : text;
        }

        problems.Add(node, $"Expected a text, found {node.Describe()}.", "Put the value in quotation marks.");
        return null;
    }

    /// <summary>A slug; anything else is reported and still returned, so that references to it do not fail a second time.</summary>
    public static string? Id(PackageNode node, ProblemList problems)
    {
        var text = Text(node, problems);
        if (text is not null && !IsSlug(text))
        {
            problems.Add(
                node,
                $"{PackageNode.Quote(text)} is not an id.",
                $"Use lower-case letters, digits, \"-\" and \".\" between them, at most {LongestId} characters.");
        }

        return text;
    }

    public static string? OneOf(PackageNode node, IReadOnlyList<string> values, ProblemList problems)
    {
        var text = Text(node, problems);
        if (text is not null && !values.Contains(text))
        {
            problems.Add(node, $"{PackageNode.Quote(text)} is not a value of this member.", problems.Suggest(text, values, "Use one of: " + string.Join(", ", values) + "."));
        }

        return text;
    }

    public static double? Number(PackageNode node, ProblemList problems)
    {
        if (node.IsMissing || node.Number is not null)
        {
            // Minus zero is the same number with another text; one text per number keeps an export stable.
            return node.Number is { } number ? number + 0.0 : null;
        }

        if (node.Kind != System.Text.Json.JsonValueKind.Number)
        {
            problems.Add(node, $"Expected a number, found {node.Describe()}.", "Write it in digits, without quotation marks.");
        }

        return null;
    }

    public static long? Integer(PackageNode node, ProblemList problems)
    {
        var number = Number(node, problems);
        if (number is null || (double.IsInteger(number.Value) && Math.Abs(number.Value) <= 9_007_199_254_740_991))
        {
            return (long?)number;
        }

        problems.Add(node, $"Expected a whole number, found {node.Describe()}.", "Leave out the decimals.");
        return null;
    }

    public static bool? Boolean(PackageNode node, ProblemList problems)
    {
        switch (node.Kind)
        {
            case System.Text.Json.JsonValueKind.True:
                return true;
            case System.Text.Json.JsonValueKind.False:
                return false;
            default:
                if (!node.IsMissing)
                {
                    problems.Add(node, $"Expected true or false, found {node.Describe()}.", "Write true or false, without quotation marks.");
                }

                return null;
        }
    }

    /// <summary>The elements of an array, which may be kept as JSON in a string.</summary>
    public static IReadOnlyList<PackageNode> Elements(PackageNode node, ProblemList problems)
    {
        if (node.IsMissing || node.Text is "")
        {
            return [];
        }

        var array = node.Text is { } json && json.TrimStart().StartsWith('[') ? PackageDocument.ParseText(node, json, problems) : node;
        if (array is { IsArray: true } found)
        {
            return [.. found.Elements()];
        }

        if (array is not null)
        {
            problems.Add(node, $"Expected an array, found {node.Describe()}.", """Write ["one", "two"].""");
        }

        return [];
    }

    public static string[] Texts(PackageNode node, ProblemList problems) =>
        [.. Elements(node, problems).Select(e => Text(e, problems)).OfType<string>()];

    public static string[] Ids(PackageNode node, ProblemList problems) =>
        [.. Elements(node, problems).Select(e => Id(e, problems)).OfType<string>()];

    /// <summary>Source ids, or objects with <c>sourceId</c> and <c>locator</c>.</summary>
    public static IReadOnlyList<Citation> Citations(PackageNode node, ProblemList problems)
    {
        var citations = new List<Citation>();
        foreach (var element in Elements(node, problems))
        {
            var source = element.IsObject ? element.Member("sourceId") : element;
            var locator = element.IsObject ? Text(element.Member("locator"), problems) : null;
            MemberNames.Check(element, ["sourceId", "locator"], problems);
            if (Id(source, problems) is { } id)
            {
                citations.Add(new Citation(id, locator));
            }
            else if (element.IsObject && source.IsMissing)
            {
                problems.Add(element, "The citation names no source.", "Give it a sourceId.");
            }
        }

        return citations;
    }
}
