#!/usr/bin/env python3
"""Reads the files beside it with the standard library and writes expected.json: counts of things, and where each track is half-way between two of its fixes."""
import csv, datetime as dt, glob, io, json, math, os, xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
UTC = dt.timezone.utc


def path(name):
    return os.path.join(HERE, name)


def instant(text, zone=UTC):
    value = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)


def epoch(ms):
    return dt.datetime.fromtimestamp(ms / 1000, UTC)


def either(value, zone=UTC):
    return epoch(value) if isinstance(value, (int, float)) else instant(value, zone)


def vector(lon, lat):
    lon, lat = math.radians(lon), math.radians(lat)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


def angle(a, b):
    return math.acos(max(-1.0, min(1.0, sum(x * y for x, y in zip(vector(*a), vector(*b))))))


def between(a, b, part):
    """The point at a part of the great circle from a to b."""
    whole = angle(a, b)
    if whole < 1e-12:
        return a
    u, v = vector(*a), vector(*b)
    x, y, z = (math.sin((1 - part) * whole) / math.sin(whole) * p + math.sin(part * whole) / math.sin(whole) * q for p, q in zip(u, v))
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def wrap(lon):
    return lon - 360 if lon > 180 else lon + 360 if lon < -180 else lon


def tidy(fixes):
    """In the order of time, one for each instant."""
    kept = {}
    for t, lon, lat in fixes:
        kept.setdefault(t, (wrap(lon), lat))
    return [(t, *kept[t]) for t in sorted(kept)]


def moments(tracks):
    rows = []
    for name, fixes in tracks:
        fixes = tidy(fixes)
        for (t0, *a), (t1, *b) in zip(fixes, fixes[1:]):
            middle = t0 + (t1 - t0) / 2
            lon, lat = between(tuple(a), tuple(b), 0.5)
            rows.append({"track": name, "time": middle.isoformat().replace("+00:00", "Z"), "lon": round(lon, 7), "lat": round(lat, 7)})
    return rows


def result(tracks=(), **counts):
    return {"counts": {"movements": len(tracks), **counts}, "positions": moments(tracks)}


def hurricanes():
    tracks = {}
    with open(path("hurricane-tracks.csv"), newline="") as file:
        for row in list(csv.DictReader(file))[1:]:
            tracks.setdefault(f'{row["NAME"]} ({row["SID"]})', []).append((instant(row["ISO_TIME"]), float(row["LON"]), float(row["LAT"])))
    return result(list(tracks.items()), units=len(tracks), forces=1, events=0, places=0)


def conflict(name, delimiter, sides, deaths):
    with open(path(name), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=delimiter))
    forces = {row[side] for row in rows for side in sides if row[side]}
    claims = sum(sum(1 for names in deaths if float(row[names[-1]]) > 0) for row in rows)
    return result(events=len(rows), forces=len(forces), claims=claims, places=0)


def wells():
    with open(path("wells-western.tsv"), newline="", encoding="cp1252") as file:
        return result(events=len(list(csv.DictReader(file, delimiter="\t"))), places=0)


def gpx():
    g = "{http://www.topografix.com/GPX/1/1}"
    tracks, events, places, units = [], 0, 0, set()
    for name in sorted(glob.glob(path("gpx-folder/*.gpx"))):
        root = ET.parse(name).getroot()
        for point in root.findall(g + "wpt"):
            timed = point.find(g + "time") is not None
            events, places = events + timed, places + (not timed)
        places += len(root.findall(g + "rte"))
        for track in root.findall(g + "trk"):
            segments = track.findall(g + "trkseg")
            for number, segment in enumerate(segments, 1):
                fixes = [(instant(p.find(g + "time").text), float(p.get("lon")), float(p.get("lat"))) for p in segment if p.find(g + "time") is not None]
                title = track.find(g + "name").text
                if fixes:
                    units.add(title)
                    tracks.append((title if len(segments) == 1 else f"{title}, part {number}", fixes))
                else:
                    places += 1
    return result(tracks, events=events, places=places, units=len(units))


def kml():
    k, gx = "{http://www.opengis.net/kml/2.2}", "{http://www.google.com/kml/ext/2.2}"
    root = ET.parse(path("places-and-tracks.kml")).getroot()
    tracks = []
    for placemark in root.iter(k + "Placemark"):
        for track in placemark.iter(gx + "Track"):
            whens = [instant(w.text) for w in track.findall(k + "when")]
            coords = [tuple(map(float, c.text.split()[:2])) for c in track.findall(gx + "coord")]
            tracks.append((placemark.find(k + "name").text, [(t, *c) for t, c in zip(whens, coords)]))
    # The camp (by its folder's time) and the bell are events, the fields an area, the mill a place.
    return result(tracks, events=2, areas=1, places=1, units=1)


def czml():
    start = instant("2031-03-03T08:00:00Z")
    one = [(start + dt.timedelta(seconds=s), lon, lat) for s, lon, lat in ((0, -4.0, 14.6), (1800, -3.95, 14.62), (3600, -3.9, 14.66))]
    # Boat two was written in metres from the centre of the Earth, from these degrees.
    two = [(start, -4.0, 14.6), (start + dt.timedelta(hours=1), -3.89, 14.69)]
    return result([("Boat one", one), ("Boat two", two)], events=1, places=1, units=2)


def mfjson():
    features = json.load(open(path("moving-points.mfjson")))["features"]
    drifter = features[1]
    line = list(zip(map(instant, drifter["properties"]["datetimes"]), *zip(*drifter["geometry"]["coordinates"])))
    walk = features[2]
    tracks = [("Drifter", line)]
    for number, (times, coords) in enumerate(zip(walk["properties"]["coordTimes"], walk["geometry"]["coordinates"]), 1):
        tracks.append((f"Walk, part {number}", [(instant(t), *c) for t, c in zip(times, coords)]))
    answer = result(tracks, events=1, places=1, units=3)
    answer["counts"]["movements"] += 1  # The buoy steps: it has no half-way.
    return answer


def along(points, start, end):
    lengths = [angle(a, b) for a, b in zip(points, points[1:])]
    done, fixes = 0.0, [(start, *points[0])]
    for length, point in zip(lengths, points[1:]):
        done += length
        fixes.append((start + (end - start) * (done / sum(lengths)), *point))
    return fixes


def orbat_old():
    at = lambda hour: dt.datetime(2031, 3, 3, hour, tzinfo=UTC)
    column = along([(-4.0, 14.6), (-3.9, 14.65), (-3.8, 14.8)], at(5), at(8)) + [(at(11), -3.8, 14.8)]
    tracks = [
        ("1st Column", column),
        ("Scouts", [(at(7), -3.9, 14.7), (at(8), -3.9, 14.7)]),
        ("Scouts", [(at(8), -3.5, 14.9), (at(11), -3.5, 14.9)]),
        ("Post", [(at(5), -3.8, 14.8), (at(11), -3.8, 14.8)]),
    ]
    return result(tracks, forces=4, units=3, states=1, events=2, areas=1, places=1)


def orbat_new():
    at = lambda hour: dt.datetime(2031, 3, 3, hour, tzinfo=UTC)
    company = [(at(6), -4.0, 14.6), (at(7), -4.0, 14.6), (at(8), -3.8, 14.8), (at(9), -3.8, 14.8)]
    tracks = [("Company", company), ("Second column", [(at(6), -3.7, 14.9), (at(9), -3.7, 14.9)])]
    return result(tracks, forces=1, units=3, states=2, events=2, areas=0, places=1)


EXPECTED = {
    "hurricane-tracks.csv": hurricanes(),
    "acled-like.csv": conflict("acled-like.csv", ";", ("actor1", "actor2"), (("fatalities",),)),
    "ucdp-like.csv": conflict("ucdp-like.csv", ",", ("side_a", "side_b"), (("best",), ("low", "high"))),
    "wells-western.tsv": wells(),
    "gpx-folder": gpx(),
    "places-and-tracks.kml": kml(),
    "packets.czml": czml(),
    "moving-points.mfjson": mfjson(),
    "orbat-scenario-0.13.json": orbat_old(),
    "orbat-scenario-3.2.json": orbat_new(),
}

with io.open(path("expected.json"), "w", encoding="utf-8", newline="\n") as out:
    json.dump(EXPECTED, out, indent=1, ensure_ascii=False)
    out.write("\n")
