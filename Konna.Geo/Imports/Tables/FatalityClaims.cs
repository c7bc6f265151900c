using System.Globalization;
using Konna.Geo.Operations;

namespace Konna.Geo.Imports.Tables;

/// <summary>Numbers of deaths in a table, as claims of that table: the best estimate and the range are two claims, for they are two statements.</summary>
internal static class FatalityClaims
{
    /// <param name="happening">What they died in; null = the row made no event, and there is nothing to tie the claim to.</param>
    public static void Add(OperationBuilder operation, TableRow row, Event? happening, double? best, double? low, double? high)
    {
        if (happening is null)
        {
            return;
        }

        if (best is { } number && (number > 0 || high > 0))
        {
            AddClaim(operation, row, happening, number, number, "about", $"best estimate: {Text(number)}");
        }

        if (low is not null && high is not null && high > 0)
        {
            AddClaim(operation, row, happening, low.Value, high.Value, "range", $"low estimate: {Text(low.Value)}, high estimate: {Text(high.Value)}");
        }
    }

    private static void AddClaim(OperationBuilder operation, TableRow row, Event happening, double min, double max, string bound, string words) => operation.Add(
        new Claim
        {
            Id = operation.NextId<Claim>("claim", happening.Id),
            Name = happening.Name is { } name ? $"Fatalities: {name}" : "Fatalities",
            Measure = "killed",
            PopulationKind = "all",
            Min = min,
            Max = max,
            Bound = bound,
            Verbatim = words,
            QuantityUnit = "persons",
            QuantityUnitFr = "personnes",
            SourceId = operation.FileSource,
            Stance = "reports",
            EventId = happening.Id,
            Edtf = happening.Edtf,
            Begin = happening.Begin,
            BeginLatest = happening.BeginLatest,
            EndEarliest = happening.EndEarliest,
            End = happening.End,
            Citations = [.. happening.Citations.SkipLast(1)],
        },
        row.Pointer);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
