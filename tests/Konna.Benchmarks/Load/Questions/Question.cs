using System.Globalization;

namespace Konna.Benchmarks.Load.Questions;

/// <summary>A box, a time or none, and how many features there are of it.</summary>
internal sealed record Question(Box Box, DateTimeOffset? From, DateTimeOffset? To, int Matches)
{
    /// <summary>As parameters of the address of a page.</summary>
    public string Parameters => From is null ? $"bbox={Box}" : string.Create(CultureInfo.InvariantCulture, $"bbox={Box}&datetime={From:yyyy-MM-ddTHH:mm:ssZ}/{To:yyyy-MM-ddTHH:mm:ssZ}");
}
