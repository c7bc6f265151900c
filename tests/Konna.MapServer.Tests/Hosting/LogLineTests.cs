using System.Text.Json;
using Konna.MapServer.Hosting.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>What clients send cannot forge lines, command a terminal, or fill the disk with one line.</summary>
public sealed class LogLineTests
{
    public static TheoryData<string> Hostile =>
        ["/a\r\nfail: forged", "/a\u001b[2Jb", "/a\u2028b\u2029c", "/a\u202eb", "/a\0b", "/" + new string('x', 100_000), "/\ud800 alone", "\"},{\"level\":\"Critical\"", "/ok"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_message_is_one_line_of_visible_characters(string path)
    {
        foreach (var formatter in new ConsoleFormatter[] { new TextLines(), new JsonLines() })
        {
            var line = Write(formatter, path, new InvalidOperationException(path));
            Assert.EndsWith(Environment.NewLine, line, StringComparison.Ordinal);
            Assert.DoesNotContain(line.TrimEnd(), c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e');
        }
    }

    [Fact]
    public void Keys_and_tokens_are_left_out_wherever_they_stand()
    {
        var key = "konna_0123456789abcdef_" + new string('s', 43);
        const string Token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";
        foreach (var formatter in new ConsoleFormatter[] { new TextLines(), new JsonLines() })
        {
            var line = Write(formatter, $"/operations?key={key}&token={Token}", new InvalidOperationException(key));
            Assert.DoesNotContain("sss", line, StringComparison.Ordinal);
            Assert.DoesNotContain("c2lnbmF0dXJl", line, StringComparison.Ordinal);
            Assert.Contains("[secret]", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_message_is_cut()
    {
        Assert.InRange(Write(new TextLines(), new string('x', 100_000), null).Length, 1000, 1200);
        Assert.InRange(Write(new JsonLines(), new string('x', 100_000), null).Length, 2000, 2600);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_line_of_JSON_is_one_object_with_the_values_apart(string path)
    {
        using var line = JsonDocument.Parse(Write(new JsonLines(), path, new InvalidOperationException("why")));
        var root = line.RootElement;
        Assert.Equal(("Error", "Test", 7), (root.GetProperty("level").GetString(), root.GetProperty("category").GetString(), root.GetProperty("event").GetInt32()));
        Assert.Contains("why", root.GetProperty("exception").GetString(), StringComparison.Ordinal);
        var values = root.GetProperty("values");
        Assert.Equal(200, values.GetProperty("Status").GetInt64());
        Assert.True(values.GetProperty("Path").GetString()!.Length <= 6 * (LogText.MostCharacters + 1));
    }

    private static string Write(ConsoleFormatter formatter, string path, Exception? exception)
    {
        using var writer = new StringWriter();
        IReadOnlyList<KeyValuePair<string, object?>> state = [new("Path", path), new("Status", 200), new("{OriginalFormat}", "Answered {Path} {Status}")];
        formatter.Write(
            new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(LogLevel.Error, "Test", new EventId(7), state, exception, (values, _) => $"Answered {values[0].Value} 200"),
            scopeProvider: null,
            writer);
        return writer.ToString();
    }
}
