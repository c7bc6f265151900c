namespace Konna.Geo.Packages;

/// <summary>
/// The parts of a symbol identification code (MIL-STD-2525D, APP-6D; 20 digits) that can be judged without the tables of symbols:
/// version, context, identity, symbol set, status, headquarters, and echelon or mobility.
/// </summary>
internal static class SymbolCode
{
    private static readonly HashSet<string> Versions = ["10", "11", "12", "13", "14"];

    private static readonly HashSet<string> SymbolSets =
        ["00", "01", "02", "05", "06", "10", "11", "15", "20", "25", "27", "30", "35", "36", "40", "45", "46", "47", "50", "51", "52", "53", "54", "60"];

    private static readonly HashSet<string> Amplifiers =
    [
        "00", "11", "12", "13", "14", "15", "16", "17", "18", "21", "22", "23", "24", "25",
        "31", "32", "33", "34", "35", "36", "37", "41", "42", "51", "52", "61", "62", "71", "72",
    ];

    /// <summary>What is wrong with a code, or null.</summary>
    public static string? FaultOf(string code) => code switch
    {
        { Length: not 20 } => $"has {code.Length} characters",
        _ when !code.All(char.IsAsciiDigit) => "holds something other than digits",
        _ when !Versions.Contains(code[..2]) => $"has the unknown version {code[..2]} (digits 1-2)",
        _ when code[2] > '2' => $"has the unknown context {code[2]} (digit 3)",
        _ when code[3] > '6' => $"has the unknown identity {code[3]} (digit 4)",
        _ when !SymbolSets.Contains(code[4..6]) => $"has the unknown symbol set {code[4..6]} (digits 5-6)",
        _ when code[6] > '5' => $"has the unknown status {code[6]} (digit 7)",
        _ when code[7] > '7' => $"has the unknown headquarters, task force or dummy {code[7]} (digit 8)",
        _ when !Amplifiers.Contains(code[8..10]) => $"has the unknown echelon or mobility {code[8..10]} (digits 9-10)",
        _ => null,
    };
}
