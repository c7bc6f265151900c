namespace Konna.Geo.Filtering;

/// <summary>The four or six numbers of a bounding box, as both encodings order them.</summary>
internal static class BoxNumbers
{
    public static BoxLiteral? Read(IReadOnlyList<double> numbers, out string problem)
    {
        problem = "";
        BoxLiteral? box = numbers.Count switch
        {
            4 => new BoxLiteral(numbers[0], numbers[1], numbers[2], numbers[3]),
            6 => new BoxLiteral(numbers[0], numbers[1], numbers[3], numbers[4]) { Lowest = numbers[2], Highest = numbers[5] },
            _ => null,
        };
        problem = box is null ? "expected four or six numbers: west, south, (lowest,) east, north (, highest)"
            : box.South > box.North ? "expected a south that is not greater than north"
            : box.Lowest > box.Highest ? "expected a lowest height that is not greater than the highest"
            : "";
        return problem.Length == 0 ? box : null;
    }

    public static double[] Of(BoxLiteral box) => box is { Lowest: { } lowest, Highest: { } highest }
        ? [box.West, box.South, lowest, box.East, box.North, highest]
        : [box.West, box.South, box.East, box.North];
}
