using Konna.Geo.Operations;
using Konna.Geo.Packages;

namespace Konna.Geo.Edits;

/// <summary>Which side each force belongs to; units and movements follow it.</summary>
public static class ForceTree
{
    /// <summary>The ids of the forces of each side, by the id of the force at its top.</summary>
    public static ILookup<string, string> Sides(IEnumerable<Force> forces) => PackageLinker.Sides(forces);
}
