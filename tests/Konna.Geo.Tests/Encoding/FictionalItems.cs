using Konna.Geo.Operations;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Tests.Encoding;

/// <summary>One invented item of each collection, for the golden files of their feature form.</summary>
internal static class FictionalItems
{
    private static readonly DateTimeOffset Morning = new(2001, 2, 3, 6, 0, 0, TimeSpan.Zero);

    public static OperationItem Of(string collection) => collection switch
    {
        "places" => Known(new Place
        {
            Id = "plc-alder",
            Name = "Alder’s \"Ford\"\t\\ end",
            NameFr = "Gué d’Aulne – 桤木 🌉",
            Kind = "crossing",
            NameAscii = "Alders Ford",
            AlternativeNames = ["Old Ford", "Ford\nunder the hill"],
            Role = "named",
            Sidc = "10031000001100000000",
            GeonamesId = 9_007_199_254_740_993,
            Icao = "ZZAF",
            Iata = "ZAF",
            Geometry = Read("POINT (-4.25 15.0625)"),
            RadiusM = 250.5,
            GeoPrecision = 1,
            Basis = "gazetteer",
            BasisNote = "Map sheet 12",
        }),
        "units" => Known(new Unit
        {
            Id = "unit-first-company",
            Name = "First Company",
            Kind = "formation",
            ShortName = "1 Coy",
            ShortNameFr = "1re Cie",
            ForceId = "force-north-regiment",
            SideId = "side-north",
            ParentId = "unit-battalion",
            CommanderId = "per-birch",
            Sidc = "10031000151211000000",
            Echelon = "company",
        }),
        "movements" => Known(new Movement
        {
            Id = "mov-01-march.north",
            Name = "March to the ford",
            Kind = "advance",
            MovementId = "mov-01-march",
            Strand = "north",
            Subject = "unit-first-company",
            SubjectKind = "unit",
            ForceId = "side-north",
            Participants = ["per-birch"],
            Interpolation = "Linear",
            Extrapolation = "hold",
            Dispersed = false,
            Sidc = "10031000151211000000",
            Geometry = Read("LINESTRING M (-4.5 15 981180000, -4.375 15.03125 981181800.25, -4.25 15.0625 981183600)"),
            RadiusM = 1000,
            GeoPrecision = 2,
            Basis = "derived",
        }),
        "events" => new Event { Id = "evt-undated-rumour", Kind = "statement", Participants = ["force-north-regiment", "per-birch"], PlaceId = "plc-alder" },
        "areas" => Known(new Area
        {
            Id = "area-wood.1",
            Name = "The wood",
            Kind = "wooded",
            AreaId = "area-wood",
            ForceId = "side-north",
            PlaceId = "plc-alder",
            Geometry = Read("MULTIPOLYGON (((0 0, 0 1, 1 1, 1 0, 0 0)), ((2 2, 3 2, 3 3, 2 2)))"),
            Basis = "described",
        }),
        "claims" => Known(new Claim
        {
            Id = "clm-strength-a",
            Name = "Strength of the company",
            ClaimGroupId = "cg-strength",
            Measure = "strength",
            PopulationKind = "unit",
            PopulationId = "unit-first-company",
            Min = 80,
            Max = 100.5,
            Bound = "range",
            QuantityUnit = "persons",
            QuantityUnitFr = "personnes",
            Verbatim = "some 80 to 100",
            VerbatimFr = "de 80 à 100",
            SourceId = "src-diary",
            ViaId = "src-archive",
            AssertedEdtf = "2001-03",
            Stance = "reports",
            Contests = ["clm-strength-b"],
            PlaceId = "plc-alder",
            EventId = "evt-undated-rumour",
        }),
        "sources" => Known(new Source
        {
            Id = "src-diary",
            Name = "A diary",
            Kind = "witness",
            Author = "A. Birch",
            Affiliation = "First Company",
            AffiliationFr = "1re compagnie",
            Url = "https://example.org/diary?page=1&part=2",
            ViaId = "src-archive",
        }),
        "accounts" => Known(new Account
        {
            Id = "acc-early",
            Name = "Crossed early",
            DisputeId = "dis-crossing",
            IsDefault = true,
            Disputes = ["acc-late"],
            Color = "#336699",
        }),
        "forces" => Known(new Force
        {
            Id = "side-north",
            Name = "North",
            Kind = "side",
            ShortName = "N",
            ShortNameFr = "N",
            ParentId = null,
            Color = "#204060",
            Sidc = "10031000000000000000",
        }),
        "persons" => Known(new Person
        {
            Id = "per-birch",
            Name = "A. Birch",
            Role = "captain",
            RoleFr = "capitaine",
            ForceId = "side-north",
            UnitId = "unit-first-company",
            OtherNames = ["Bouleau"],
        }),
        "states" => Known(new UnitState
        {
            Id = "st-first-company-1",
            UnitId = "unit-first-company",
            Status = "present",
            StrengthMin = 80,
            StrengthMax = 100,
            StrengthUnit = "persons",
            StrengthUnitFr = "personnes",
            ParentId = "unit-battalion",
            ClaimId = "clm-strength-a",
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(collection)),
    };

    private static T Known<T>(T item)
        where T : OperationItem
    {
        item.Summary = "In short.";
        item.SummaryFr = "En bref.";
        item.Begin = Morning;
        item.BeginLatest = Morning.AddMilliseconds(250);
        item.EndEarliest = Morning.AddHours(1).ToOffset(TimeSpan.FromHours(2));
        item.Edtf = "2001-02-03T06:00:00Z/..";
        item.When = "from six in the morning";
        item.Confidence = "documented";
        item.AccountId = "acc-early";
        item.VersionOf = item.Id;
        item.Facts = ["F001", "F002"];
        item.Sources = ["src-diary"];
        return item;
    }

    private static Geometry Read(string wkt) => new WKTReader().Read(wkt);
}
