using Konna.Benchmarks.Generation;

namespace Konna.Benchmarks.Load.Questions;

/// <summary>
/// Questions that are the same in every run: boxes around places that lie as the data does. They come in such an order that the first so many of them match as much
/// as all: fast and slow ones are asked the same, however far they get.
/// </summary>
internal static class StandardQuestions
{
    private const ulong Seed = 0x5155_4553;

    /// <param name="days">Of the time that is asked for; null: any time.</param>
    public static IReadOnlyList<Question> Of(FeatureBoxes features, int count, double degrees, int? days)
    {
        var random = new RepeatableRandom(Seed);
        return Mix(Enumerable.Range(0, count).Select(_ => Ask(features, Box.Around(Country.Place(random), degrees, degrees), From(random, days), days)));
    }

    /// <summary>Questions whose answer holds a number of features within bounds; the box is made as large as that takes.</summary>
    public static IReadOnlyList<Question> WithMatches(FeatureBoxes features, int count, int least, int most, int? days)
    {
        var random = new RepeatableRandom(Seed);
        var found = new List<Question>();
        for (var tries = 0; found.Count < count && tries < 4 * count; tries++)
        {
            var (center, from) = (Country.Place(random), From(random, days));
            double low = 0, high = 16;
            for (var step = 0; step < 16; step++)
            {
                var degrees = (low + high) / 2;
                var question = Ask(features, Box.Around(center, degrees, degrees), from, days);
                if (question.Matches >= least && question.Matches <= most)
                {
                    found.Add(question);
                    break;
                }

                (low, high) = question.Matches < least ? (degrees, high) : (low, degrees);
            }
        }

        return Mix(found);
    }

    /// <summary>Some of them, from those that match least to those that match most.</summary>
    public static IReadOnlyList<Question> Some(IReadOnlyList<Question> questions, int count)
    {
        var ordered = questions.OrderBy(question => question.Matches).ToList();
        return [.. Enumerable.Range(0, count).Select(n => ordered[(int)((n + 0.5) * ordered.Count / count)])];
    }

    private static Question Ask(FeatureBoxes features, Box box, DateTimeOffset? from, int? days)
    {
        var to = days is null ? null : from?.AddDays(days.Value);
        return new Question(box, from, to, features.Count(box, from, to));
    }

    private static DateTimeOffset? From(RepeatableRandom random, int? days) => days is null ? null : Country.Begin.AddMinutes(random.Next(0, (364 - days.Value) * 24 * 60));

    // Steps of about the golden ratio through what is ordered by size.
    private static List<Question> Mix(IEnumerable<Question> questions)
    {
        var ordered = questions.OrderBy(question => question.Matches).ToList();
        var step = (int)(ordered.Count * 0.618);
        while (ordered.Count > 1 && Gcd(step, ordered.Count) != 1)
        {
            step++;
        }

        return [.. Enumerable.Range(0, ordered.Count).Select(n => ordered[(int)((long)n * step % ordered.Count)])];
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
