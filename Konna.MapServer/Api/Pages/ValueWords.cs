using Konna.MapServer.Api.Negotiation;

namespace Konna.MapServer.Api.Pages;

/// <summary>What the values of closed lists are called: in English by themselves, in French by this table. Feeds and filters keep the values.</summary>
internal static class ValueWords
{
    private static readonly Dictionary<string, string> French = Read("""
        abuse exactions|accuses accuse|advance progression|airport aéroport|all tous|announces annonce|asserts affirme|assault assaut|at-least au moins|at-most au plus
        about environ|author auteur|battle bataille|belligerent belligérant|bodies corps|camp camp|captured capturé|casualty pertes|checkpoint poste de contrôle
        civilians civils|coalition coalition|confirms confirme|contested contesté|contests conteste|context contexte|control contrôle|country pays|crossing traversée
        deployment déploiement|derived déduit|described décrit|destroyed détruit|Discrete par points|distance distance|documented documenté|doubts met en doute
        drowned noyés|engaged engagé|equipment matériel|exact exact|executed exécutés|fighting combats|fire tir|flood-plain plaine inondable|force force
        formation formation|gathering rassemblement|gazetteer index géographique|government gouvernement|held tenu|hold maintenue|implied sous-entendu|inferred déduit
        infiltration infiltration|intelligence renseignement|intervention intervention|killed tués|lake lac|Linear linéaire|military militaire|missing disparus|named nommé
        negotiation négociation|ngo ONG|none aucune|objective objectif|organisation organisation|perimeter périmètre|presence présence|present présent
        press presse|range fourchette|region région|reporter journaliste|reports rapporte|resident habitant|return retour|river cours d’eau|road route|schematic schématique
        search recherche|shows montre|side camp|site site|transit en déplacement|incident incident|stated indiqué|statement déclaration|Step par paliers|strength effectif|supports soutient|suspected présumé
        testifies témoigne|testimony témoignage|text texte|town ville|unattributed non attribué|unit unité|unnamed non nommé|unspecified non précisé
        vehicles-captured véhicules capturés|vehicles-destroyed véhicules détruits|vehicles-engaged véhicules engagés|verbal en mots|village village|withdrawal repli
        withdrawn retiré|witness témoin|wood bois|wooded boisé|wounded blessés
        """);

    /// <returns>The value itself where it is no word of the table.</returns>
    public static string Of(string value, PageLanguage language) =>
        language == PageLanguage.French ? French.GetValueOrDefault(value, value) : value.Replace('-', ' ');

    public static bool IsKnown(string value) => French.ContainsKey(value);

    private static Dictionary<string, string> Read(string table) => table.Split(['|', '\n'], StringSplitOptions.TrimEntries)
        .Select(entry => entry.Split(' ', 2))
        .ToDictionary(entry => entry[0], entry => entry[1], StringComparer.Ordinal);
}
