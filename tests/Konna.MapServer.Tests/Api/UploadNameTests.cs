using FsCheck.Xunit;
using Konna.MapServer.Api.Writes;

namespace Konna.MapServer.Tests.Api;

/// <summary>What is made of the names that clients give to files.</summary>
public sealed class UploadNameTests
{
    [Theory]
    [InlineData(null, "upload.csv")]
    [InlineData("", "upload.csv")]
    [InlineData("  ", "upload.csv")]
    [InlineData("...", "upload.csv")]
    [InlineData("a/b\\", "upload.csv")]
    [InlineData("/home/ana/Relevés de mars.csv", "Relevés de mars.csv")]
    [InlineData("C:\\Users\\ana\\seen.csv", "seen.csv")]
    [InlineData(".hidden.csv", "hidden.csv")]
    [InlineData("a\u202Ecod.exe\u0000\u001b[31m\u2028.csv", "acod.exe[31m.csv")]
    [InlineData("one\u00a0two\tthree.csv", "one twothree.csv")]
    public void Is_the_last_part_on_one_line(string? given, string expected) => Assert.Equal(expected, UploadName.Clean(given, ".csv"));

    [Property]
    public void Is_short_shown_and_clean_once_and_for_all(string? given)
    {
        var name = UploadName.Clean(given + new string('x', 300), ".csv");
        Assert.InRange(name.Length, 1, 120);
        Assert.DoesNotContain(name, letter => char.IsControl(letter) || letter is '/' or '\\');
        Assert.Equal(name, UploadName.Clean(name, ".csv"));
    }
}
