using Konna.Geo.Operations;

namespace Konna.Geo.Packages;

/// <summary>What came of reading a package.</summary>
/// <param name="Package">The operation; null if there is any problem.</param>
/// <param name="Problems">Every problem found, by file and place in it.</param>
public sealed record PackageReading(OperationPackage? Package, IReadOnlyList<PackageProblem> Problems)
{
    public bool IsValid => Package is not null;
}
