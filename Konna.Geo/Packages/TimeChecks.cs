using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Packages;

/// <summary>Times are in order, and a movement's vertices lie within its time.</summary>
internal static class TimeChecks
{
    public static void Check(PackageDraft draft, OperationItem item, ProblemList problems)
    {
        // What follows from a wrong pair is not reported again.
        var inOrder = InOrder(item.Begin, item.BeginLatest, "begin", "beginLatest") & InOrder(item.EndEarliest, item.End, "endEarliest", "end");
        _ = inOrder && InOrder(item.Begin, item.End, "begin", "end")
            && InOrder(item.Begin, item.EndEarliest, "begin", "endEarliest") && InOrder(item.BeginLatest, item.End, "beginLatest", "end");
        if (item is Movement { Geometry: not null } movement)
        {
            CheckVertices(draft, movement, problems);
        }

        bool InOrder(DateTimeOffset? first, DateTimeOffset? second, string firstName, string secondName)
        {
            if (first is null || second is null || first <= second)
            {
                return true;
            }

            problems.Add(
                draft.PlaceOf(item, secondName),
                $"{secondName} ({Rfc3339.Format(second.Value)}) is before {firstName} ({Rfc3339.Format(first.Value)}).",
                "Put the earlier instant first.");
            return false;
        }
    }

    public static void CheckOperation(PackageDraft draft, ProblemList problems)
    {
        if (draft.Operation is { } operation)
        {
            CheckOperation(draft, operation, problems);
        }
    }

    private static void CheckVertices(PackageDraft draft, Movement movement, ProblemList problems)
    {
        var place = draft.PlaceOf(movement, "datetimes");
        var instants = movement.Datetimes;
        for (var i = 0; i < instants.Count; i++)
        {
            if (i > 0 && instants[i] <= instants[i - 1])
            {
                problems.Add(place.Element(default, i), $"{Rfc3339.Format(instants[i])} is not later than the vertex before it.", "Let the instants increase along the path.");
            }

            if (instants[i] < movement.Begin || instants[i] > movement.End)
            {
                problems.Add(
                    place.Element(default, i),
                    $"{Rfc3339.Format(instants[i])} is outside the movement's time, {Bound(movement.Begin)} to {Bound(movement.End)}.",
                    "Widen the movement's time, or correct the instant.");
            }
        }
    }

    private static void CheckOperation(PackageDraft draft, Operation operation, ProblemList problems)
    {
        if (operation.Begin >= operation.End)
        {
            problems.Add(draft.PlaceOf(operation, "end"), "The operation's end is not after its begin.", "Put the earlier instant first.");
            return;
        }

        if (operation.Document.DefaultView?.Time is { } time)
        {
            var view = draft.PlaceOf(operation, "defaultView");
            Within(time, view with { Pointer = view.Pointer + "/time" });
        }

        foreach (var step in operation.Document.Story.Where(s => s.Time is not null))
        {
            Within(step.Time!.Value, draft.PlaceOf(step, "time"));
        }

        void Within(DateTimeOffset instant, PackageNode place)
        {
            if (instant < operation.Begin || instant > operation.End)
            {
                problems.Add(
                    place,
                    $"{Rfc3339.Format(instant)} is outside the operation's time, {Bound(operation.Begin)} to {Bound(operation.End)}.",
                    "Widen the operation's time, or correct the instant.");
            }
        }
    }

    private static string Bound(DateTimeOffset? instant) => instant is { } known ? Rfc3339.Format(known) : "open";
}
