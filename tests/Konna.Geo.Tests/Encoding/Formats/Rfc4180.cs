using System.Text;

namespace Konna.Geo.Tests.Encoding.Formats;

/// <summary>A strict reader of RFC 4180, written apart from the writer it checks: records end in CRLF, quotes inside quotes are doubled. A cell that was not quoted and is empty is null.</summary>
internal static class Rfc4180
{
    public static List<List<string?>> Read(string text)
    {
        var records = new List<List<string?>>();
        var record = new List<string?>();
        var at = 0;
        while (at < text.Length)
        {
            record.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            if (text[at] != '\r' || text[at + 1] != '\n')
            {
                throw new FormatException($"A cell ends with {(int)text[at]} at {at}.");
            }

            at += 2;
            records.Add(record);
            record = [];
        }

        return record.Count == 0 ? records : throw new FormatException("The last record has no end.");
    }

    private static string? Plain(string text, ref int at)
    {
        var start = at;
        while (text[at] is not (',' or '\r'))
        {
            if (text[at] is '"' or '\n')
            {
                throw new FormatException($"A quote or line feed in a cell without quotes at {at}.");
            }

            at++;
        }

        return at == start ? null : text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] == '"' && text[at + 1] != '"')
            {
                at++;
                return cell.ToString();
            }

            if (text[at] == '"')
            {
                at++;
            }

            cell.Append(text[at]);
        }
    }
}
