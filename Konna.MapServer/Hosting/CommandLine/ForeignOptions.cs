using System.CommandLine;
using System.CommandLine.Parsing;
using Konna.Geo.Imports;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary>What can be said about a file of another program. A package says all of it itself.</summary>
internal sealed class ForeignOptions
{
    private readonly Option<string?> id = new("--id") { Description = "Id of the operation that a file of another program becomes (default: from its name).", HelpName = "ID" };

    private readonly Option<string?> title = new("--title") { Description = "Its title (default: what the file calls itself).", HelpName = "TEXT" };

    private readonly Option<string> zone = new("--zone")
    {
        Description = "Time zone of times that name none, an IANA name (default UTC).",
        HelpName = "ZONE",
        DefaultValueFactory = _ => "UTC",
    };

    private readonly Option<DayOrder?> dates = new("--dates")
    {
        Description = "How 03/04/2013 is meant: day-first or month-first (default: as the other dates of the file tell).",
        HelpName = "ORDER",
        CustomParser = ReadOrder,
    };

    private readonly Option<string[]> columns = new("--column")
    {
        Description = "A column of a table by its role, such as --column time=Observed (repeatable). Roles: " + string.Join(", ", ForeignReader.ColumnRoles) + ".",
        HelpName = "ROLE=NAME",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command)
    {
        columns.Validators.Add(CheckColumns);
        foreach (var option in new Option[] { id, title, zone, dates, columns })
        {
            command.Options.Add(option);
        }
    }

    public ImportOptions Read(ParseResult parsed) => new()
    {
        OperationId = parsed.GetValue(id),
        Title = parsed.GetValue(title),
        TimeZone = parsed.GetValue(zone) ?? "UTC",
        DayOrder = parsed.GetValue(dates),
        Columns = (parsed.GetValue(columns) ?? []).Select(Split).GroupBy(pair => pair.Role).ToDictionary(group => group.Key, group => group.Last().Name, StringComparer.Ordinal),
    };

    private static (string Role, string Name) Split(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return (text[..at].Trim(), text[(at + 1)..].Trim());
    }

    private static void CheckColumns(OptionResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
        {
            result.AddError($"--column {token.Value}: expected ROLE=NAME, such as time=Observed.");
        }
    }

    private static DayOrder? ReadOrder(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "day-first":
                return DayOrder.DayFirst;
            case "month-first":
                return DayOrder.MonthFirst;
            default:
                result.AddError($"--dates {result.Tokens[0].Value}: expected day-first or month-first.");
                return null;
        }
    }
}
