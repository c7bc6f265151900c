using System.Globalization;

namespace Konna.MapServer.Tests.Api;

/// <summary>What a client may send by mistake or malice, before it is escaped, and what is never well escaped.</summary>
internal static class HostileValues
{
    public static readonly string[] Any =
    [
        "'", "''", "\"", "\\", "`", ";--", "$$", "%", "_", "\0", "a\0b", "\u02BC", "\uFFFE", "\u202E", "\n", "\r\nX-Injected: 1", "' OR 1=1 --", "1) OR (1=1", "'; DROP TABLE operations; --", "1; DELETE FROM places",
        "x' UNION SELECT sql FROM sqlite_master --", "pg_sleep(5)", "'||pg_sleep(5)||'", "randomblob(1000000000)", "load_extension('x')", "COPY x TO PROGRAM 'id'", "../../etc/passwd", "file:///etc/passwd",
        "<script>alert(1)</script>", "\"><svg/onload=x>", "${jndi:ldap://127.0.0.1/a}", "{{7*7}}", "=cmd|' /C calc'!A0", "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e-400", "-1", "0", "-0", "0x10", "+5", "1_000", "1e9",
        "2147483648", "9223372036854775808", "99999999999999999999999999", "٣", "1,2,3", "true", "null", "{}", "[]", "[[[[", "*", "?", "#", "&", "a=b", new string('a', 3000), new string('9', 2000), new string(',', 2000),
        string.Concat(Enumerable.Repeat("é\u0301", 300)), "\U0001F9ED",
    ];

    /// <summary>Not UTF-8, or not percent-encoding at all; sent as they stand.</summary>
    public static readonly string[] Encoded =
        ["%", "%2", "%zz", "%u0027", "%00", "%FF%FE", "%C0%AF", "%ED%A0%80", "%F8%88%80%80%80", "%2527", "%25%32%37", "%E2%82", "+", "a+b", "%0d%0aX:1", "%2e%2e%2f", ";", "%26", "%3D%3D"];

    public static readonly string[] Ids = ["pl-01'", "PL-01", "*", "pl-01;", "-", "pl..01", "pl-01.geojson", "%", "items", new string('a', 129), new string('.', 500)];

    private static readonly string[] Numbers = ["0", "-1", "1e3", "10001", "2147483648", "9223372036854775808", "NaN", "1.5", "1,2", "0x1"];

    private static readonly string[] Boxes =
    [
        "1e400,0,1,1", "NaN,NaN,NaN,NaN", "-Infinity,-90,Infinity,90", "-180,-90,180,90", "180,-90,-180,90", "0,0,0,0", "1,2,3", "1,,2,3", "0,5,0,1", "1,2,3,4,5,6,7", "-0,-0,-0,-0", "1e-320,0,1e-310,1",
        string.Join(',', Enumerable.Repeat("0", 900)),
    ];

    private static readonly string[] Times =
    [
        "../..", "/", "..", "2013-02-30", "2013-13-45", "0000-01-01", "9999-12-31T23:59:60Z", "9999-12-31", "0001-01-01/9999-12-31", "2013-01-10T25:00:00Z", "2013-01-10/2013-01-01", "2013-01-10T12:00:00",
        "2013-01-10T00:00:00." + new string('9', 400) + "Z", "-0044-03-15", "2013-01-10T00:00:00+99:99", "2013-01-10T00:00:00%2B14:00", "2013-01-10/2013-01-11/2013-01-12",
    ];

    private static readonly string[] Systems =
        ["EPSG:4326", "http://www.opengis.net/def/crs/EPSG/0/999999", "http://www.opengis.net/def/crs/EPSG/0/1e400", "http://www.opengis.net/def/crs/EPSG/0/4326' OR 1=1", "http://localhost:1/crs", "urn:ogc:def:crs:EPSG::4326"];

    private static readonly string[] Lists =
        ["name,name", "-name,+name", "--name", "name;DROP TABLE places", "id,", ",", "geometry", "rowid", "ctid", "xmin", "_ROWID_", string.Join(',', Enumerable.Repeat("name", 500)), "name COLLATE NOCASE", "(select 1)"];

    private static readonly string[] Texts =
    [
        "name='O''Brien'", "name='", "name='x' OR 1=1 --", "name='x'; DROP TABLE places", "name LIKE '" + new string('%', 800) + "'", "name LIKE '" + string.Concat(Enumerable.Repeat("%_", 400)) + "x'", "name LIKE '\\'",
        "\"name\"\"; --\"='x'", "\"rowid\"=1", "ctid='(0,1)'", "radiusM=1e400", "radiusM>NaN", "radiusM/0>1", "radiusM%0=1", "radiusM div 0 = 1", "radiusM^1000000>0", "radiusM*1e308*1e308>0", "1=1", "TRUE", "NOT", "NOT NOT NOT TRUE",
        "id IN (" + string.Join(',', Enumerable.Range(0, 600).Select(i => $"'p{i}'")) + ")", "id IN (" + string.Join(',', Enumerable.Repeat("1", 2500)) + ")", "id IN ()",
        new string('(', 2000), new string('(', 500) + "TRUE" + new string(')', 500), string.Concat(Enumerable.Repeat("NOT ", 1200)) + "TRUE", string.Join(" OR ", Enumerable.Repeat("id='a'", 250)), string.Join('+', Enumerable.Repeat("1", 1500)) + "=1",
        string.Concat(Enumerable.Repeat("CASEI(", 600)) + "name" + new string(')', 600) + "='a'", "S_INTERSECTS(geometry,POINT(NaN NaN))", "S_INTERSECTS(geometry,POINT(1e400 0))", "S_INTERSECTS(geometry,POLYGON((0 0,1 1)))",
        "S_INTERSECTS(geometry,POLYGON((0 0,1 1,0 1,1 0,0 0)))", "S_INTERSECTS(geometry,POLYGON EMPTY)", "S_INTERSECTS(geometry,BBOX(1,2,3))", "S_INTERSECTS(geometry,GEOMETRYCOLLECTION(" + string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION(", 250)),
        "S_TOUCHES(geometry,LINESTRING(0 0))", "S_INTERSECTS(geometry,LINESTRING(" + string.Join(',', Enumerable.Range(0, 700).Select(i => $"{i % 90} {i % 7}")) + "))", "distance(geometry,POINT(0 91))<1", "distance(geometry,geometry)<NaN",
        "positionAt(geometry,TIMESTAMP('9999-12-31T23:59:59Z'))=1", "pg_sleep(5)=1", "load_extension('x')=1", "T_INTERSECTS(INTERVAL('..','..'),INTERVAL(begin,end))", "T_DURING(INTERVAL(end,begin),INTERVAL('2013-01-10','2012-01-01'))",
        "begin>TIMESTAMP('0000-00-00T00:00:00Z')", "begin>DATE('9999-12-31')", "T_AFTER(begin,DATE('-0001-01-01'))", "A_CONTAINS(sources,('a','" + new string('b', 1500) + "'))", "A_EQUALS(sources,())", "name='\0'", "name='\uD83E\uDDED'", "name BETWEEN 'a'",
        "radiusM BETWEEN 1e400 AND -1e400", "name IS NULL IS NULL", "geometry='x'", "geometry IS NULL", "name=begin", "name=1", "id=DATE('2013-01-10')",
    ];

    private static readonly string[] Json =
    [
        "{", "null", "1", "\"x\"", "[]", "{}", "{\"op\":null}", "{\"op\":\"=\"}", "{\"op\":\"=\",\"args\":[]}", "{\"op\":\"=\",\"args\":[{\"property\":\"name\"},1e400]}", "{\"op\":\"=\",\"args\":[{\"property\":\"name\"},{}]}",
        "{\"op\":\"=\",\"args\":[{\"property\":1},\"a\"]}", "{\"op\":\"=\",\"args\":[{\"property\":\"name\"},\"\\u0000\"]}", "{\"op\":\"=\",\"args\":[{\"property\":\"name\"},\"\\ud800\"]}", "{\"op\":\"like\",\"args\":[{\"property\":\"name\"},\"\\\\\"]}",
        "{\"op\":\"in\",\"args\":[{\"property\":\"id\"},[" + string.Join(',', Enumerable.Repeat("1", 2500)) + "]]}", "{\"op\":\"in\",\"args\":[{\"property\":\"id\"},[]]}", "{\"op\":\"not\",\"args\":[null]}",
        string.Concat(Enumerable.Repeat("{\"op\":\"not\",\"args\":[", 120)) + "true" + string.Concat(Enumerable.Repeat("]}", 120)), new string('[', 2500), string.Concat(Enumerable.Repeat("{\"a\":", 400)),
        "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\",\"coordinates\":[]}]}", "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\",\"coordinates\":[\"a\",null]}]}",
        "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]}]}", "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[1e308,-1e308,0,0,0]}]}",
        "{\"op\":\"t_after\",\"args\":[{\"property\":\"begin\"},{\"timestamp\":\"9999-99-99\"}]}", "{\"op\":\"t_during\",\"args\":[{\"interval\":[\"..\"]},{\"interval\":[1,2,3]}]}", "{\"op\":\"pg_sleep\",\"args\":[5]}", "{\"op\":\"=\",\"args\":[1,1],\"op\":\"<\"}",
    ];

    /// <summary>Values that go for what the parameter holds; for <c>filter</c> those of both languages.</summary>
    public static string[] For(string parameter) => parameter switch
    {
        "filter" => [.. Texts, .. Json],
        "limit" or "offset" or "step" or "radiusM" or "geonamesId" => Numbers,
        "bbox" => Boxes,
        "datetime" or "begin" or "end" or "datetimes" => Times,
        "filter-crs" or "bbox-crs" or "crs" => Systems,
        "sortby" or "properties" => Lists,
        "cursor" => ["AAAA", "abc", new string('A', 4000), "====", "eyJ9", "____", "-"],
        "f" => ["xml", "JSON", "json,html", "../json", "geojson\0"],
        _ => [string.Create(CultureInfo.InvariantCulture, $"{parameter}' OR '1'='1"), "a'b\"c", new string('\'', 500)],
    };

    public static readonly (string Name, string Value)[] Headers =
    [
        ("Accept", "*/*;q=NaN"), ("Accept", "text/html;q=1e400"), ("Accept", string.Join(',', Enumerable.Repeat("a/b;q=0.1", 500))), ("Accept", ",,,;;;==="), ("Accept", "application/json; profile=\""), ("Accept", "*"), ("Accept", "text/*;q=2"),
        ("Accept", "image/png"), ("Accept", "application/json;q=0, */*;q=0"), ("Accept", new string('a', 4000)), ("Accept-Encoding", "gzip;q=NaN, br;q=-1"), ("Accept-Encoding", "identity;q=0, *;q=0"), ("Accept-Encoding", string.Join(',', Enumerable.Repeat("gzip", 700))),
        ("Accept-Encoding", ";;;=,"), ("Accept-Encoding", "\"gzip"), ("If-None-Match", "\""), ("If-None-Match", "W/"), ("If-None-Match", "*, *"), ("If-None-Match", string.Join(',', Enumerable.Repeat("\"a\"", 900))), ("If-None-Match", "'; DROP TABLE x; --"),
        ("If-Modified-Since", "yesterday"), ("Range", "bytes=-99999999999999999999"), ("Range", "bytes=0-0,1-1,2-2"), ("Accept-Language", "fr;q=1e400, ../../x, *;q=-1"), ("X-Forwarded-Host", "evil.example\"><script>"), ("X-Forwarded-Proto", "javascript"), ("Origin", "null"),
        ("X-HTTP-Method-Override", "DELETE"), ("Cookie", new string('c', 3000)),
    ];
}
