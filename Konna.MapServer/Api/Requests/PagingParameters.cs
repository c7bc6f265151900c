using System.Globalization;
using Konna.MapServer.Api.Failures;

namespace Konna.MapServer.Api.Requests;

/// <summary>The parameters <c>limit</c> and <c>offset</c>.</summary>
internal static class PagingParameters
{
    /// <summary>More than the maximum is no error (Features Part 1, 7.15.2): the answer is just shorter than asked for.</summary>
    /// <exception cref="RequestFailedException">400 when it is no number from 1.</exception>
    public static int ReadLimit(SortedDictionary<string, string> values, int most = ItemParameters.MaxLimit, string what = "features")
    {
        if (!values.TryGetValue("limit", out var text))
        {
            return ItemParameters.DefaultLimit;
        }

        var digits = text.TrimStart('0');
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw Invalid("limit", $"a whole number from 1; at most {most} {what} are returned");
        }

        return digits.Length > 6 ? most : Math.Min(int.Parse(digits, CultureInfo.InvariantCulture), most);
    }

    /// <exception cref="RequestFailedException">400 when it is no number from 0.</exception>
    public static int ReadOffset(SortedDictionary<string, string> values)
    {
        if (!values.TryGetValue("offset", out var text))
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw Invalid("offset", $"a whole number from 0 to {int.MaxValue}");
    }

    private static RequestFailedException Invalid(string name, string expected) => new(FailureTable.InvalidParameter(name, expected));
}
