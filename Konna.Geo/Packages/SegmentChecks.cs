using System.Globalization;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Packages;

/// <summary>The segments of a strand are numbered from 1 without a gap, are moved alike, and each begins where and when the one before it ended, or later anywhere.</summary>
internal static class SegmentChecks
{
    public static void Check(PackageDraft draft, ProblemList problems)
    {
        foreach (var strand in draft.Of<Movement>().GroupBy(m => (m.MovementId, m.Strand, m.AccountId)).Where(strand => strand.Any(m => m.Segment is not null)))
        {
            var segments = strand.Where(m => m.Segment is not null).OrderBy(m => m.Segment).ThenBy(m => m.Id, StringComparer.Ordinal).ToList();
            foreach (var whole in strand.Where(m => m.Segment is null))
            {
                problems.Add(
                    draft.PlaceOf(whole),
                    $"Other movements of this strand are segments, such as {PackageNode.Quote(segments[0].Id)}, but this one has no number.",
                    "Number it as a segment, or give it a strand of its own.");
            }

            for (var i = 0; i < segments.Count; i++)
            {
                CheckSegment(draft, segments[i], problems);
                CheckFollows(draft, i == 0 ? null : segments[i - 1], segments[i], problems);
                CheckAlike(draft, segments[0], segments[i], problems);
            }
        }
    }

    private static void CheckSegment(PackageDraft draft, Movement segment, ProblemList problems)
    {
        if (segment.Kind == "fire")
        {
            problems.Add(draft.PlaceOf(segment, "kind"), "A line of fire is no path, so it has no segments.", "Remove the segment's number, or use another kind.");
        }

        if (segment.Geometry is null)
        {
            problems.Add(draft.PlaceOf(segment, "segment"), "A segment has no path.", "Draw its path, or remove the segment.");
        }
    }

    private static void CheckFollows(PackageDraft draft, Movement? before, Movement segment, ProblemList problems)
    {
        var expected = (before?.Segment ?? 0) + 1;
        if (segment.Segment != expected)
        {
            problems.Add(
                draft.PlaceOf(segment, "segment"),
                string.Create(CultureInfo.InvariantCulture, $"The segment has the number {segment.Segment}, but the next of its strand is {expected}."),
                "Number the segments 1, 2, 3 and so on, in their order.");
            return;
        }

        if (before?.Geometry is LineString { CoordinateSequence: var earlier } && segment.Geometry is LineString { CoordinateSequence: var later } && !Follows(earlier, later))
        {
            problems.Add(
                draft.GeometryOf(segment),
                $"The segment begins at {Vertex(later, 0)}, but the one before it, {PackageNode.Quote(before.Id)}, ends at {Vertex(earlier, earlier.Count - 1)}.",
                "Repeat the last vertex of a segment, with its instant, as the first of the next; or let the next begin later, if nothing is known in between.");
        }
    }

    /// <summary>What decides how the whole strand moves has one value.</summary>
    private static void CheckAlike(PackageDraft draft, Movement first, Movement segment, ProblemList problems)
    {
        Compare("subject", m => m.Subject);
        Compare("kind", m => m.Kind);
        Compare("interpolation", m => m.Interpolation);
        Compare("extrapolation", m => m.Extrapolation);

        void Compare(string member, Func<Movement, string?> valueOf)
        {
            if (valueOf(segment) != valueOf(first))
            {
                problems.Add(
                    draft.PlaceOf(segment, member),
                    $"The {member} differs from that of the strand's first segment, {PackageNode.Quote(first.Id)}.",
                    $"Give all segments of a strand the same {member}.");
            }
        }
    }

    private static bool Follows(CoordinateSequence earlier, CoordinateSequence later)
    {
        var last = earlier.Count - 1;
        return earlier.GetM(last) < later.GetM(0) || (earlier.GetX(last) == later.GetX(0) && earlier.GetY(last) == later.GetY(0) && earlier.GetM(last) == later.GetM(0));
    }

    private static string Vertex(CoordinateSequence vertices, int i) => string.Create(
        CultureInfo.InvariantCulture, $"[{vertices.GetX(i)}, {vertices.GetY(i)}] at {Rfc3339.Format(EpochSeconds.ToInstant(vertices.GetM(i)))}");
}
