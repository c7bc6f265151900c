using System.Globalization;
using System.Text.RegularExpressions;
using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>Values that have a form or a range of their own: symbols, colours, links, quantities, the time zone.</summary>
internal static partial class ValueChecks
{
    [GeneratedRegex("^#[0-9a-fA-F]{6}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Colour { get; }

    public static void Check(PackageDraft draft, OperationItem item, ProblemList problems)
    {
        switch (item)
        {
            case Force force:
                CheckColour(force.Color, draft.PlaceOf(item, "color"), problems);
                CheckSymbol(force.Sidc, draft.PlaceOf(item, "sidc"), problems);
                break;
            case Account account:
                CheckColour(account.Color, draft.PlaceOf(item, "color"), problems);
                break;
            case Unit unit:
                CheckSymbol(unit.Sidc, draft.PlaceOf(item, "sidc"), problems);
                break;
            case Place place:
                CheckSymbol(place.Sidc, draft.PlaceOf(item, "sidc"), problems);
                break;
            case Movement movement:
                CheckSymbol(movement.Sidc, draft.PlaceOf(item, "sidc"), problems);
                break;
            case Event happening:
                CheckSymbol(happening.Sidc, draft.PlaceOf(item, "sidc"), problems);
                break;
            case Claim claim:
                CheckRange(claim.Min, claim.Max, draft.PlaceOf(item, "max"), "min", problems);
                break;
            case UnitState state:
                CheckRange(state.StrengthMin, state.StrengthMax, draft.PlaceOf(item, "strengthMax"), "strengthMin", problems);
                break;
            case Source source:
                CheckLink(source.Url, draft.PlaceOf(item, "url"), problems);
                break;
        }

        if (item is LocatedItem located)
        {
            CheckPrecision(draft, located, problems);
        }
    }

    public static void CheckDocument(PackageDraft draft, ProblemList problems)
    {
        var root = new PackageNode(default, PackageFiles.Operation, "");
        CheckLink(draft.Document.LicenceUrl, root with { Pointer = "/licenceUrl" }, problems);
        foreach (var attribution in draft.Document.Attribution)
        {
            CheckLink(attribution.Url, draft.PlaceOf(attribution, "url"), problems);
        }

        if (draft.Operation is { } operation && !TimeZoneNames.IsKnown(operation.TimeZone))
        {
            problems.Add(
                root with { Pointer = "/timeZone", ItemId = operation.Id },
                $"{PackageNode.Quote(operation.TimeZone)} is not a time zone.",
                problems.Suggest(operation.TimeZone, TimeZoneNames.All, "Use an IANA name such as Africa/Bamako."));
        }
    }

    private static void CheckPrecision(PackageDraft draft, LocatedItem item, ProblemList problems)
    {
        if (item.RadiusM is < 0 or > 20_037_508)
        {
            problems.Add(draft.PlaceOf(item, "radiusM"), "The radius is not a distance on Earth.", "Give metres, 0 or more.");
        }

        if (item.GeoPrecision is < 1 or > 3)
        {
            problems.Add(draft.PlaceOf(item, "geoPrecision"), "The geographic precision is not 1, 2 or 3.", "Use 1 exact, 2 near or part of, 3 region.");
        }
    }

    private static void CheckColour(string? colour, PackageNode place, ProblemList problems)
    {
        if (colour is not null && !Colour.IsMatch(colour))
        {
            problems.Add(place, $"{PackageNode.Quote(colour)} is not a colour.", "Write it as #rrggbb, such as #1b7f79.");
        }
    }

    private static void CheckSymbol(string? code, PackageNode place, ProblemList problems)
    {
        if (code is not null && SymbolCode.FaultOf(code) is { } fault)
        {
            problems.Add(place, $"The symbol code {PackageNode.Quote(code)} {fault}.", "Use the 20 digits of MIL-STD-2525D or APP-6D.");
        }
    }

    // Only web links: what a page shows as a link must not run as a script.
    private static void CheckLink(string? link, PackageNode place, ProblemList problems)
    {
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)))
        {
            problems.Add(place, $"{PackageNode.Quote(link)} is not a web address.", "Begin it with https://.");
        }
    }

    private static void CheckRange(double? least, double? most, PackageNode place, string leastName, ProblemList problems)
    {
        if (least > most)
        {
            problems.Add(
                place,
                string.Create(CultureInfo.InvariantCulture, $"The most, {most}, is smaller than the least, {least}."),
                $"Put the smaller value in {leastName}.");
        }
    }
}
