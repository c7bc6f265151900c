namespace Konna.Web.Tests.Fixtures;

/// <summary>How a page may be looked at: in each language, on a desktop and on a phone. <see cref="AxeCore"/> looks at each in light and in dark colours.</summary>
public static class Looks
{
    /// <summary>The browser's language, and whether it is that of a phone.</summary>
    public static TheoryData<string, bool> All => new()
    {
        { "en-GB", false },
        { "fr-FR", false },
        { "en-GB", true },
        { "fr-FR", true },
    };
}
