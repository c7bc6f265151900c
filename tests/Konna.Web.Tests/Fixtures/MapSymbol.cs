namespace Konna.Web.Tests.Fixtures;

/// <summary>A symbol as the page draws it. A class with setters: Playwright fills it from the page's object.</summary>
public sealed class MapSymbol
{
    /// <summary>"movements/..." or, of a stack, "stack/..." and the movement that it is drawn as.</summary>
    public string Key { get; set; } = "";

    /// <summary>The units and forces that it stands for.</summary>
    public string[] Parties { get; set; } = [];

    /// <summary>Pixels from the left edge of the window.</summary>
    public double X { get; set; }

    /// <summary>Pixels from the top edge of the window.</summary>
    public double Y { get; set; }
}
