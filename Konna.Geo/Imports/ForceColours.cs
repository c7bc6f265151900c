namespace Konna.Geo.Imports;

/// <summary>Colours for forces that bring none: apart from each other also for those who see colours differently (after Okabe and Ito), and dark enough for text on white.</summary>
internal static class ForceColours
{
    private static readonly string[] All = ["#0f5f93", "#a84b00", "#1c6b54", "#8a3f6f", "#5c5c00", "#4a4fa3", "#9c2f2f", "#3d5a6c"];

    public static string Of(int index) => All[index % All.Length];
}
