using System.Text.Json;
using Konna.Testing;
using Microsoft.Playwright;

namespace Konna.Web.Tests.Fixtures;

/// <summary>axe-core, run over what a page shows now.</summary>
public static class AxeCore
{
    private static readonly string Script = File.ReadAllText(Repository.At("node_modules", "axe-core", "axe.min.js"));

    // Two frames: the one in which the page is told of other colours, and the one that shows them.
    private const string Run = """
        async () => {
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const { violations } = await axe.run(document, { resultTypes: ['violations'] });
          return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`) }));
        }
        """;

    /// <summary>Looks at the page in dark and in light colours, in which it is left. Fails with every violation and the elements it is found at.</summary>
    /// <param name="screen">What is shown, for the message.</param>
    public static async Task CheckAsync(IPage page, string screen)
    {
        if (await page.EvaluateAsync<bool>("() => !globalThis.axe"))
        {
            // Run by the browser's debugger, not by the page: the page's policy would rightly refuse it.
            await page.EvaluateAsync(Script + ";0");
        }

        foreach (var colors in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colors });
            var found = await page.EvaluateAsync<JsonElement>(Run);
            Assert.True(found.GetArrayLength() == 0, $"{screen}, {colors}: {found}");
        }
    }
}
