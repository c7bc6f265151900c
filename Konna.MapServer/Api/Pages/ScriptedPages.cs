namespace Konna.MapServer.Api.Pages;

/// <summary>What a browser is shown; whoever wants pages without script asks with <c>f=html</c>.</summary>
internal sealed class ScriptedPages(IWebHostEnvironment environment)
{
    /// <summary>The map of one operation; null where the program comes without its web files.</summary>
    public ScriptedPage? Map { get; } = ScriptedPage.Read(environment.WebRootFileProvider, "map.html");

    /// <summary>The list of operations, with small maps.</summary>
    public ScriptedPage? Operations { get; } = ScriptedPage.Read(environment.WebRootFileProvider, "index.html");

    /// <summary>The text of all of them.</summary>
    public string Text => Map?.Text + Operations?.Text;
}
