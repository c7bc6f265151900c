namespace Konna.Geo.Imports.Tables;

/// <summary>What a column of a table may hold, by name of the role, and how such columns are usually called.</summary>
internal static class ColumnRoles
{
    public const string Id = "id";
    public const string Track = "track";
    public const string Name = "name";
    public const string Time = "time";
    public const string End = "end";
    public const string Latitude = "lat";
    public const string Longitude = "lon";
    public const string Geometry = "geometry";
    public const string Force = "force";
    public const string Summary = "summary";
    public const string Source = "source";
    public const string Radius = "radius";
    public const string Fatalities = "fatalities";
    public const string FatalitiesLow = "fatalities-low";
    public const string FatalitiesHigh = "fatalities-high";

    /// <summary>Role and usual names, letters and digits only, in lower case; the first that a table has is taken.</summary>
    public static IReadOnlyList<(string Role, string[] Names)> All { get; } =
    [
        (Track, ["track", "trackid", "sid", "stormid", "mmsi", "imo", "icao24", "unit", "unitid", "vessel", "vehicle", "vehicleid", "device", "deviceid", "subject",
            "individuallocalidentifier", "taglocalidentifier", "callsign"]),
        (Id, ["id", "eventid", "eventidcnty", "dataid", "uid", "objectid", "identifier"]),
        (Name, ["name", "nom", "title", "titre", "label", "place", "location", "lieu"]),
        (Time, ["time", "datetime", "timestamp", "isotime", "dateheure", "begin", "start", "starttime", "startdate", "datestart", "debut", "eventdate", "date", "utc", "when"]),
        (End, ["end", "endtime", "enddate", "dateend", "fin"]),
        (Latitude, ["lat", "latitude", "ycoord", "decimallatitude", "locationlat", "y"]),
        (Longitude, ["lon", "lng", "long", "longitude", "xcoord", "decimallongitude", "locationlong", "x"]),
        (Geometry, ["wkt", "geometry", "geom", "thegeom"]),
        (Force, ["force", "side", "camp", "actor", "group", "party"]),
        (Summary, ["summary", "description", "notes", "note", "text", "comment", "details", "resume"]),
        (Source, ["source", "sources", "reference", "sourceurl"]),
        (Radius, ["radius", "radiusm", "accuracy", "accuracym", "precisionm", "uncertainty"]),
        (Fatalities, ["fatalities", "killed", "dead", "deaths", "best", "morts"]),
        (FatalitiesLow, ["low", "fatalitieslow", "deathslow"]),
        (FatalitiesHigh, ["high", "fatalitieshigh", "deathshigh"]),
    ];

    /// <summary>A name by its letters and digits alone: "Event Date" and "event_date" are one.</summary>
    public static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
