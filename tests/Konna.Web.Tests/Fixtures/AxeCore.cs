using System.Text.Json;
using Konna.Testing;
using Microsoft.Playwright;

namespace Konna.Web.Tests.Fixtures;

/// <summary>axe-core, run over what a page shows now.</summary>
public static class AxeCore
{
    private static readonly string Script = File.ReadAllText(Repository.At("node_modules", "axe-core", "axe.min.js"));

    /// <summary>Fails with every violation and the elements it is found at.</summary>
    /// <param name="screen">What is shown, for the message.</param>
    public static async Task CheckAsync(IPage page, string screen)
    {
        // Run by the browser's debugger, not by the page: the page's policy would rightly refuse it.
        await page.EvaluateAsync(Script + ";0");
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => { const { violations } = await axe.run(document, { resultTypes: ['violations'] }); return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`) })); }");
        Assert.True(found.GetArrayLength() == 0, $"{screen}: {found}");
    }
}
