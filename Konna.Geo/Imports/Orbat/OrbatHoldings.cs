namespace Konna.Geo.Imports.Orbat;

/// <summary>What a unit has: equipment, personnel and supplies by name and number.</summary>
internal static class OrbatHoldings
{
    private static readonly string[] Kinds = ["equipment", "personnel", "supplies"];

    public static IEnumerable<(string Name, string Count)> Of(OrbatNode holder) =>
        from kind in Kinds
        from holding in holder[kind].Elements
        where holding["name"].Text is not null && holding["count"].Number is not null
        select (holding["name"].Text, holding["count"].Value.GetRawText());
}
