using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using Konna.Geo.Operations;
using Konna.MapServer.Storage;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Konna.MapServer.Tests.Architecture;

/// <summary>The two assemblies as read from their IL, loaded once for every rule.</summary>
internal static class Layers
{
    public static ArchUnitNET.Domain.Architecture Loaded { get; } = new ArchLoader().LoadAssemblies(typeof(OperationPackage).Assembly, typeof(IFeatureStore).Assembly).Build();

    /// <summary>Fails with every offending type; a rule over a namespace that has no types yet holds.</summary>
    public static void Hold(IArchRule rule)
    {
        var violations = rule.Evaluate(Loaded).Where(result => !result.Passed).Select(result => result.Description).ToList();
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    /// <summary>Types whose namespace is <paramref name="name"/> or below it.</summary>
    public static string Under(string name) => $"^{name.Replace(".", @"\.", StringComparison.Ordinal)}(\\.|$)";

    /// <summary>No type under the first namespace may use a type under any of the others, in the code base or outside it.</summary>
    public static void Forbid(string from, params string[] to)
    {
        foreach (var target in to)
        {
            Hold(Types().That().ResideInNamespaceMatching(Under(from))
                .Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching(Under(target)))
                .WithoutRequiringPositiveResults());
        }
    }
}
