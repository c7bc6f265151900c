
namespace Konna.MapServer.Tests.Architecture;

public sealed class NamingTests
{
    private static readonly string[] EmptyWords = ["Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Manager"];

    [Fact]
    public void A_type_is_named_for_what_it_holds()
    {
        var vague = Layers.Loaded.Types
            .Where(type => type.Namespace.FullName.StartsWith("Konna", StringComparison.Ordinal))
            .Where(type => EmptyWords.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal)))
            .Select(type => type.FullName);

        Assert.Empty(vague);
    }

    [Fact]
    public void The_rules_see_the_code_they_govern()
    {
        Assert.Contains(Layers.Loaded.Types, type => type.FullName == "Konna.Geo.Operations.OperationPackage");
        Assert.Contains(Layers.Loaded.Types, type => type.FullName == "Konna.MapServer.Storage.IFeatureStore");
        Assert.Throws<Xunit.Sdk.TrueException>(() => Layers.Forbid("Konna.MapServer.Storage", "Konna.Geo.Operations"));
        Assert.Throws<Xunit.Sdk.TrueException>(() => Layers.Forbid("Konna.MapServer.Storage", "Microsoft.EntityFrameworkCore"));
    }
}
