using Xunit;

namespace Konna.Geo.Tests.Filtering;

/// <summary>The examples of OGC 21-065r2 as pairs of the two encodings, with the longest coordinate lists shortened.</summary>
internal static class StandardExamples
{
    private const string Ring = "(-10 -10,10 -10,10 10,-10 -10)";
    private const string JsonRing = "[[-10,-10],[10,-10],[10,10],[-10,-10]]";
    private const string Span = "INTERVAL(starts_at, ends_at)";
    private const string JsonSpan = """{"interval":[{"property":"starts_at"},{"property":"ends_at"}]}""";
    private const string Times = "INTERVAL('1991-10-07T08:21:06.393Z', '2010-02-10T05:29:20.073Z')";
    private const string JsonTimes = """{"interval":["1991-10-07T08:21:06.393Z","2010-02-10T05:29:20.073Z"]}""";

    /// <summary>Text and JSON of the same filter.</summary>
    public static TheoryData<string, string> Pairs { get; } = new()
    {
        { "city='Toronto'", """{"op":"=","args":[{"property":"city"},"Toronto"]}""" },
        { "avg(windSpeed) < 4", """{"op":"<","args":[{"op":"avg","args":[{"property":"windSpeed"}]},4]}""" },
        { "balance-150.0 > 0", """{"op":">","args":[{"op":"-","args":[{"property":"balance"},150.0]},0]}""" },
        { "updated >= date('1970-01-01')", """{"op":">=","args":[{"property":"updated"},{"date":"1970-01-01"}]}""" },
        { "geometry IS NOT NULL", """{"op":"not","args":[{"op":"isNull","args":[{"property":"geometry"}]}]}""" },
        { "name LIKE 'Smith%'", """{"op":"like","args":[{"property":"name"},"Smith%"]}""" },
        { "depth BETWEEN 100.0 and 150.0", """{"op":"between","args":[{"property":"depth"},100.0,150.0]}""" },
        { "cityName IN ('Toronto','Frankfurt','Tokyo','New York')", """{"op":"in","args":[{"property":"cityName"},["Toronto","Frankfurt","Tokyo","New York"]]}""" },
        { "category NOT IN (1,2,3,4)", """{"op":"not","args":[{"op":"in","args":[{"property":"category"},[1,2,3,4]]}]}""" },
        { "CASEI(road_class) IN (CASEI('Οδος'),CASEI('Straße'))", """{"op":"in","args":[{"op":"casei","args":[{"property":"road_class"}]},[{"op":"casei","args":["Οδος"]},{"op":"casei","args":["Straße"]}]]}""" },
        { "ACCENTI(etat_vol) = ACCENTI('débárquér')", """{"op":"=","args":[{"op":"accenti","args":[{"property":"etat_vol"}]},{"op":"accenti","args":["débárquér"]}]}""" },
        { "S_INTERSECTS(geometry,POINT(36.319836 32.288087))", """{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[36.319836,32.288087]}]}""" },
        { $"S_CROSSES(road,POLYGON({Ring}))", $$"""{"op":"s_crosses","args":[{"property":"road"},{"type":"Polygon","coordinates":[{{JsonRing}}]}]}""" },
        { "T_INTERSECTS(event_time, INTERVAL('1969-07-16T05:32:00Z', '1969-07-24T16:50:35Z'))", """{"op":"t_intersects","args":[{"property":"event_time"},{"interval":["1969-07-16T05:32:00Z","1969-07-24T16:50:35Z"]}]}""" },
        { "T_DURING(INTERVAL(touchdown, liftOff), INTERVAL('1969-07-16T13:32:00Z', '1969-07-24T16:50:35Z'))", """{"op":"t_during","args":[{"interval":[{"property":"touchdown"},{"property":"liftOff"}]},{"interval":["1969-07-16T13:32:00Z","1969-07-24T16:50:35Z"]}]}""" },
        { "A_CONTAINS(layer:ids, ('layers-ca','layers-us'))", """{"op":"a_contains","args":[{"property":"layer:ids"},["layers-ca","layers-us"]]}""" },
        { "S_CROSSES(LINESTRING(43.72992 -79.2998, 43.73005 -79.2991), POLYGON((-10 -10,10 -10,10 10,-10 -10)))", $$"""{"op":"s_crosses","args":[{"type":"LineString","coordinates":[[43.72992,-79.2998],[43.73005,-79.2991]]},{"type":"Polygon","coordinates":[{{JsonRing}}]}]}""" },
        { "S_WITHIN(road,Buffer(geometry,10,'m'))", """{"op":"s_within","args":[{"property":"road"},{"op":"Buffer","args":[{"property":"geometry"},10,"m"]}]}""" },
        { "vehicle_height > (bridge_clearance-1)", """{"op":">","args":[{"property":"vehicle_height"},{"op":"-","args":[{"property":"bridge_clearance"},1]}]}""" },
        { "eo:cloud_cover < 0.1 AND landsat:wrs_row=28 AND landsat:wrs_path=203", """{"op":"and","args":[{"op":"<","args":[{"property":"eo:cloud_cover"},0.1]},{"op":"=","args":[{"property":"landsat:wrs_row"},28]},{"op":"=","args":[{"property":"landsat:wrs_path"},203]}]}""" },
        { "eo:cloud_cover=0.1 OR eo:cloud_cover=0.2", """{"op":"or","args":[{"op":"=","args":[{"property":"eo:cloud_cover"},0.1]},{"op":"=","args":[{"property":"eo:cloud_cover"},0.2]}]}""" },
        { "eo:cloud_cover BETWEEN 0.1 AND 0.2 AND landsat:wrs_row=28", """{"op":"and","args":[{"op":"between","args":[{"property":"eo:cloud_cover"},0.1,0.2]},{"op":"=","args":[{"property":"landsat:wrs_row"},28]}]}""" },
        { $"eo:instrument LIKE 'OLI%' AND S_INTERSECTS(footprint,POLYGON({Ring}))", $$"""{"op":"and","args":[{"op":"like","args":[{"property":"eo:instrument"},"OLI%"]},{"op":"s_intersects","args":[{"property":"footprint"},{"type":"Polygon","coordinates":[{{JsonRing}}]}]}]}""" },
        { "polarization='HH+VV+HV+VH'", """{"op":"=","args":[{"property":"polarization"},"HH+VV+HV+VH"]}""" },
        { "owner NOT LIKE '%Mike%'", """{"op":"not","args":[{"op":"like","args":[{"property":"owner"},"%Mike%"]}]}""" },
        { "swimming_pool = true", """{"op":"=","args":[{"property":"swimming_pool"},true]}""" },
        { "swimming_pool=true AND (floors>5 OR material LIKE 'brick%' OR material LIKE '%brick')", """{"op":"and","args":[{"op":"=","args":[{"property":"swimming_pool"},true]},{"op":"or","args":[{"op":">","args":[{"property":"floors"},5]},{"op":"like","args":[{"property":"material"},"brick%"]},{"op":"like","args":[{"property":"material"},"%brick"]}]}]}""" },
        { "(floors>5 AND material='brick') OR swimming_pool=true", """{"op":"or","args":[{"op":"and","args":[{"op":">","args":[{"property":"floors"},5]},{"op":"=","args":[{"property":"material"},"brick"]}]},{"op":"=","args":[{"property":"swimming_pool"},true]}]}""" },
        { "NOT (floors<5) OR swimming_pool=true", """{"op":"or","args":[{"op":"not","args":[{"op":"<","args":[{"property":"floors"},5]}]},{"op":"=","args":[{"property":"swimming_pool"},true]}]}""" },
        { "(owner LIKE 'mike%' OR owner LIKE 'Mike%') AND floors<4", """{"op":"and","args":[{"op":"or","args":[{"op":"like","args":[{"property":"owner"},"mike%"]},{"op":"like","args":[{"property":"owner"},"Mike%"]}]},{"op":"<","args":[{"property":"floors"},4]}]}""" },
        { "T_BEFORE(built, DATE('2015-01-01'))", """{"op":"t_before","args":[{"property":"built"},{"date":"2015-01-01"}]}""" },
        { "S_WITHIN(location,BBOX(-118,33.8,-117.9,34))", """{"op":"s_within","args":[{"property":"location"},{"bbox":[-118,33.8,-117.9,34]}]}""" },
        { "CASEI(geophys:SURVEY_NAME) LIKE CASEI('%calcutta%')", """{"op":"like","args":[{"op":"casei","args":[{"property":"geophys:SURVEY_NAME"}]},{"op":"casei","args":["%calcutta%"]}]}""" },
        { "\"id\" <> 'fa7e1920-9107-422d-a3db-c468cbc5d6df'", """{"op":"<>","args":[{"property":"id"},"fa7e1920-9107-422d-a3db-c468cbc5d6df"]}""" },
        { "NOT \"value\" BETWEEN 10 AND 20", """{"op":"not","args":[{"op":"between","args":[{"property":"value"},10,20]}]}""" },
        { "(NOT \"name\" LIKE 'foo%' AND \"value\" > 10)", """{"op":"and","args":[{"op":"not","args":[{"op":"like","args":[{"property":"name"},"foo%"]}]},{"op":">","args":[{"property":"value"},10]}]}""" },
        { "S_INTERSECTS(\"geometry\", BBOX(-128.098193, -1.1, -99999.0, 180.0, 90.0, 100000.0))", """{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[-128.098193,-1.1,-99999.0,180.0,90.0,100000.0]}]}""" },
        { "S_DISJOINT(\"geometry\", MULTIPOLYGON (((144.022387 45.176126, -1.1 0.0, 180.0 47.808086, 144.022387 45.176126))))", """{"op":"s_disjoint","args":[{"property":"geometry"},{"type":"MultiPolygon","coordinates":[[[[144.022387,45.176126],[-1.1,0.0],[180.0,47.808086],[144.022387,45.176126]]]]}]}""" },
        { "S_TOUCHES(\"geometry\", MULTILINESTRING ((-1.9 -0.99999, 75.292574 1.5),(-1.9 -1.1, 1.5 8.547371)))", """{"op":"s_touches","args":[{"property":"geometry"},{"type":"MultiLineString","coordinates":[[[-1.9,-0.99999],[75.292574,1.5]],[[-1.9,-1.1],[1.5,8.547371]]]}]}""" },
        { "S_WITHIN(POLYGON Z ((-49.88024 0.5 -75993.341684, -1.5 -0.99999 -100000.0, 0.0 0.5 -0.333333, -49.88024 0.5 -75993.341684)), \"geometry\")", """{"op":"s_within","args":[{"type":"Polygon","coordinates":[[[-49.88024,0.5,-75993.341684],[-1.5,-0.99999,-100000.0],[0.0,0.5,-0.333333],[-49.88024,0.5,-75993.341684]]]},{"property":"geometry"}]}""" },
        { "S_EQUALS(POLYGON ((0 0, 1 0, 1 1, 0 0)), \"geometry\")", """{"op":"s_equals","args":[{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},{"property":"geometry"}]}""" },
        { "S_OVERLAPS(\"geometry\", BBOX(-179.912109, 1.9, 180.0, 16.897016))", """{"op":"s_overlaps","args":[{"property":"geometry"},{"bbox":[-179.912109,1.9,180.0,16.897016]}]}""" },
        { "S_CONTAINS(\"geometry\", GEOMETRYCOLLECTION(POINT(7.02 49.92), LINESTRING(0 0, 10 0)))", """{"op":"s_contains","args":[{"property":"geometry"},{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[7.02,49.92]},{"type":"LineString","coordinates":[[0,0],[10,0]]}]}]}""" },
        { "S_INTERSECTS(geometry, MULTIPOINT(7.02 49.92, 90 180))", """{"op":"s_intersects","args":[{"property":"geometry"},{"type":"MultiPoint","coordinates":[[7.02,49.92],[90,180]]}]}""" },
        { "S_INTERSECTS(geometry, MULTIPOINT((7.02 49.92), (90 180)))", """{"op":"s_intersects","args":[{"property":"geometry"},{"type":"MultiPoint","coordinates":[[7.02,49.92],[90,180]]}]}""" },
        { "T_AFTER(\"updated_at\", DATE('2010-02-10'))", """{"op":"t_after","args":[{"property":"updated_at"},{"date":"2010-02-10"}]}""" },
        { "T_BEFORE(\"updated_at\", TIMESTAMP('2012-08-10T05:30:00.000000Z'))", """{"op":"t_before","args":[{"property":"updated_at"},{"timestamp":"2012-08-10T05:30:00Z"}]}""" },
        { $"T_CONTAINS(INTERVAL('2000-01-01T00:00:00Z', '2005-01-10T01:01:01.393Z'), {Span})", $$"""{"op":"t_contains","args":[{"interval":["2000-01-01T00:00:00Z","2005-01-10T01:01:01.393Z"]},{{JsonSpan}}]}""" },
        { $"T_DISJOINT(INTERVAL('..', '2005-01-10T01:01:01.393Z'), {Span})", $$"""{"op":"t_disjoint","args":[{"interval":["..","2005-01-10T01:01:01.393Z"]},{{JsonSpan}}]}""" },
        { $"T_DURING({Span}, INTERVAL('2005-01-10', '2010-02-10'))", $$"""{"op":"t_during","args":[{{JsonSpan}},{"interval":["2005-01-10","2010-02-10"]}]}""" },
        { "T_EQUALS(\"updated_at\", DATE('1851-04-29'))", """{"op":"t_equals","args":[{"property":"updated_at"},{"date":"1851-04-29"}]}""" },
        { $"T_FINISHEDBY({Span}, {Times})", $$"""{"op":"t_finishedBy","args":[{{JsonSpan}},{{JsonTimes}}]}""" },
        { $"T_FINISHES({Span}, INTERVAL('1991-10-07', '2010-02-10T05:29:20.073Z'))", $$"""{"op":"t_finishes","args":[{{JsonSpan}},{"interval":["1991-10-07","2010-02-10T05:29:20.073Z"]}]}""" },
        { $"T_MEETS(INTERVAL('2005-01-10', '2010-02-10'), {Span})", $$"""{"op":"t_meets","args":[{"interval":["2005-01-10","2010-02-10"]},{{JsonSpan}}]}""" },
        { $"T_METBY(INTERVAL('2010-02-10T05:29:20.073Z', '2010-10-07'), {Span})", $$"""{"op":"t_metBy","args":[{"interval":["2010-02-10T05:29:20.073Z","2010-10-07"]},{{JsonSpan}}]}""" },
        { $"T_OVERLAPPEDBY({Times}, {Span})", $$"""{"op":"t_overlappedBy","args":[{{JsonTimes}},{{JsonSpan}}]}""" },
        { $"T_OVERLAPS({Span}, {Times})", $$"""{"op":"t_overlaps","args":[{{JsonSpan}},{{JsonTimes}}]}""" },
        { $"T_STARTEDBY({Times}, {Span})", $$"""{"op":"t_startedBy","args":[{{JsonTimes}},{{JsonSpan}}]}""" },
        { $"T_STARTS({Times}, {Span})", $$"""{"op":"t_starts","args":[{{JsonTimes}},{{JsonSpan}}]}""" },
        { "A_EQUALS(('a', true, 1), tags)", """{"op":"a_equals","args":[["a",true,1],{"property":"tags"}]}""" },
        { "A_OVERLAPS(tags, (DATE('1969-07-16'), DATE('1969-07-20')))", """{"op":"a_overlaps","args":[{"property":"tags"},[{"date":"1969-07-16"},{"date":"1969-07-20"}]]}""" },
        { "A_CONTAINEDBY(tags, ())", """{"op":"a_containedBy","args":[{"property":"tags"},[]]}""" },
        { "value = a + b * c - d / e % f div g ^ 2", """{"op":"=","args":[{"property":"value"},{"op":"-","args":[{"op":"+","args":[{"property":"a"},{"op":"*","args":[{"property":"b"},{"property":"c"}]}]},{"op":"div","args":[{"op":"%","args":[{"op":"/","args":[{"property":"d"},{"property":"e"}]},{"property":"f"}]},{"op":"^","args":[{"property":"g"},2]}]}]}]}""" },
        { "-foo > -2.5e-3", """{"op":">","args":[{"op":"*","args":[-1,{"property":"foo"}]},-0.0025]}""" },
        { "name = 'Via dell''Avvento'", """{"op":"=","args":[{"property":"name"},"Via dell'Avvento"]}""" },
        { @"name = 'Via dell\'Avvento'", """{"op":"=","args":[{"property":"name"},"Via dell'Avvento"]}""" },
        { "true", "true" },
        { "false", "false" },
    };

    /// <summary>Predicates of the abstract tests of Annex A, with names of their data sets.</summary>
    public static TheoryData<string> AbstractTests { get; } =
    [
        "ACCENTI(CASEI(name)) LIKE accenti(casei('kØ%'))",
        "name like ''", "name like '%%'", @"name like '\\%\\_'", "name LIKE 'B_r%'", "name NOT LIKE 'B_r%'",
        "pop_other between 4000000/4 and (3*(900000+100000))",
        "pop_other not between 4000000/4 and (3*(900000+100000))",
        "pop_other in (1000000+38288,1000000+600000+11692,3*1000000+13258,3*1000000+13257,30*100000+13259)",
        "pop_other=1038280+8", "pop_other>=1038290-2*2^0", "pop_other>1038290-20/10", "pop_other>1038290-21 div 10", "pop_other>1038290-5%2",
        "1038280+8=pop_other", "\"date\" in (DATE('2021-04-16'),DATE('2022-04-16'),DATE('2022-04-18'))",
        "start in ('2022-04-14T14:52:56Z', '2022-04-14T15:52:56Z')", "boolean in (true)", "boolean not in (false)",
        "t_equals(\"date\",interval('2022-04-16','2022-04-16'))",
        "t_after(interval(start,end),interval('..','2022-04-16T10:13:19Z'))",
        "t_before(interval(start,end),interval('2023-01-01T00:00:00Z','..'))",
        "A_CONTAINS(tags,(\"foo\",\"bar\"))",
        "S_INTERSECTS(geom,BBOX(-180,-90,-90,90)) AND S_INTERSECTS(geom,BBOX(90,-90,180,90))",
        "S_INTERSECTS(geom,POLYGON((-180 -90, -90 -90, -90 90, -180 90, -180 -90), (-120 -50, -100 -50, -100 -40, -120 -40, -120 -50)))",
        "((NOT a = 1 AND b = 2) OR (c = 3 and NOT d = 4) or not (a = 1 AND d = 4))",
        "(NOT (name<>'København') AND pop_other<>1038288) OR (pop_other IS NULL and name<'København') or not (pop_other<>1038288 OR name<'København')",
    ];
}
