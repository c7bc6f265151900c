"""Derives situation.json: the operation is written down here, and what each subject does is written down again, by hand, as a timeline.

Nothing of the server or of the map is used. Positions on a great circle are found by solving the direct problem (start, initial bearing,
distance travelled) with the textbook formulas of spherical trigonometry; the server and the map use others.
Run: python3 derive_situation.py > situation.json   (python 3.9 or later, standard library only)
"""
import json
from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt

RADIUS_KM = 6371.0088
DAY = "2020-01-01T"


def iso(clock):
    return clock if "T" in clock else DAY + clock + ("Z" if clock.count(":") == 2 else ":00Z")


def hours(clock):
    parts = [float(p) for p in iso(clock)[11:-1].split(":")]
    return parts[0] + parts[1] / 60 + parts[2] / 3600


# --- spherical trigonometry ---------------------------------------------------------------------------------------------------------
def bearing(a, b):
    la, lb, d = radians(a[1]), radians(b[1]), radians(b[0] - a[0])
    return degrees(atan2(sin(d) * cos(lb), cos(la) * sin(lb) - sin(la) * cos(lb) * cos(d))) % 360


def arrival(a, b):
    return (bearing(b, a) + 180) % 360


def angle(a, b):
    la, lb = radians(a[1]), radians(b[1])
    return 2 * asin(sqrt(sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(radians(b[0] - a[0]) / 2) ** 2))


def direct(a, course, arc):
    la = radians(a[1])
    lat = asin(sin(la) * cos(arc) + cos(la) * sin(arc) * cos(radians(course)))
    d = atan2(sin(radians(course)) * sin(arc) * cos(la), cos(arc) - sin(la) * sin(lat))
    return [(a[0] + degrees(d) + 180) % 360 - 180, degrees(lat)]


# --- what a subject does ------------------------------------------------------------------------------------------------------------
def moving(mid, a, b, begin, end):
    def state(t):
        f = (hours(t) - hours(begin)) / (hours(end) - hours(begin))
        p = direct(a, bearing(a, b), f * angle(a, b)) if f > 0 else a
        return {"id": mid, "status": "moving", "lon": p[0], "lat": p[1], "headingDeg": bearing(p, b),
                "speedKmh": angle(a, b) * RADIUS_KM / (hours(end) - hours(begin)), "since": None}
    return state


def still(status, mid, p, since, heading=None):
    return lambda t: {"id": mid, "status": status, "lon": p[0], "lat": p[1], "headingDeg": heading, "speedKmh": 0, "since": iso(since)}


def halted(*args):
    return still("halted", *args)


def held(*args):
    return still("held", *args)


MOVEMENTS, TIMELINES = [], []


def movement(mid, subject, vertices, **own):
    m = {"id": mid, "movementId": mid.split(".")[0], "strand": mid.split(".")[1] if "." in mid else None, "subject": subject,
         "segment": None, "kind": "advance", "accountId": None, "interpolation": "Linear", "extrapolation": "hold", "dispersed": False,
         "begin": iso(vertices[0][2]), "end": iso(vertices[-1][2]),
         "coordinates": [[v[0], v[1]] for v in vertices], "datetimes": [iso(v[2]) for v in vertices]}
    m.update(own)
    for key in ("begin", "end"):
        m[key] = iso(m[key]) if m[key] else None
    MOVEMENTS.append(m)


def within(part, state):
    """The position of a strand, in a later segment of it: the id is the strand's, `movement` the segment's."""
    return lambda t: {**state(t), "movement": part}


def timeline(*rows, accounts=()):
    """Rows (from, to, what is shown), half-open; "" = unbounded. `accounts`: the rows hold only when all of these are in force."""
    TIMELINES.append((rows, frozenset(accounts)))


# alpha: along the equator and a meridian; a halt; three movements, the second begins at the minute in which the first ends.
A0, A1, A2, A3, A4 = [0, 0], [1, 0], [1, 1], [1, 2], [1, 4]
movement("alpha-east", "alpha", [[0, 0, "06:00"], [1, 0, "08:00"], [1, 0, "09:00"], [1, 1, "11:00"]])
movement("alpha-north", "alpha", [[1, 1, "11:00"], [1, 2, "12:00"]])
movement("alpha-split.a", "alpha", [[1, 2, "14:00"], [1, 4, "16:00"]], dispersed=True)
movement("alpha-split.b", "alpha", [[1, 2, "15:00"], [3, 2, "18:00"]], dispersed=True)
timeline(("06:00", "08:00", [moving("alpha-east", A0, A1, "06:00", "08:00")]),
         ("08:00", "09:00", [halted("alpha-east", A1, "08:00", 90)]),
         ("09:00", "11:00", [moving("alpha-east", A1, A2, "09:00", "11:00")]),
         ("11:00", "12:00", [moving("alpha-north", A2, A3, "11:00", "12:00")]),
         ("12:00", "14:00", [held("alpha-north", A3, "12:00", 0)]),
         ("14:00", "15:00", [moving("alpha-split.a", A3, A4, "14:00", "16:00")]),
         ("15:00", "16:00", [moving("alpha-split.a", A3, A4, "14:00", "16:00"), moving("alpha-split.b", A3, [3, 2], "15:00", "18:00")]),
         ("16:00", "18:00", [held("alpha-split.a", A4, "16:00", 0), moving("alpha-split.b", A3, [3, 2], "15:00", "18:00")]),
         ("18:00", "", [held("alpha-split.a", A4, "16:00", 0), held("alpha-split.b", [3, 2], "18:00", arrival(A3, [3, 2]))]))

# bravo: two movements at once, one ends first; later two that end in the same minute.
movement("bravo-1", "bravo", [[10, 0, "06:00"], [10, 2, "08:00"]])
movement("bravo-2", "bravo", [[12, 0, "06:00"], [11, 0, "07:00"]])
movement("bravo-3", "bravo", [[10, 2, "09:00"], [10, 3, "10:00"]])
movement("bravo-4", "bravo", [[12, 3, "09:30"], [12, 2, "10:00"]])
timeline(("06:00", "07:00", [moving("bravo-1", [10, 0], [10, 2], "06:00", "08:00"), moving("bravo-2", [12, 0], [11, 0], "06:00", "07:00")]),
         ("07:00", "08:00", [moving("bravo-1", [10, 0], [10, 2], "06:00", "08:00")]),
         ("08:00", "09:00", [held("bravo-1", [10, 2], "08:00", 0)]),
         ("09:00", "09:30", [moving("bravo-3", [10, 2], [10, 3], "09:00", "10:00")]),
         ("09:30", "10:00", [moving("bravo-3", [10, 2], [10, 3], "09:00", "10:00"), moving("bravo-4", [12, 3], [12, 2], "09:30", "10:00")]),
         ("10:00", "", [held("bravo-3", [10, 3], "10:00", 0), held("bravo-4", [12, 2], "10:00", 180)]))

# charlie: a line of fire whose time is longer than its vertices' on both sides; one without a time of its own has that of its vertices.
movement("charlie-fire", "charlie", [[20, 0, "09:00"], [20, 1, "09:01"]], kind="fire", begin="08:45", end="11:30")
movement("charlie-fire-2", "charlie", [[21, 0, "13:00"], [22, 0, "13:10"]], kind="fire", begin=None, end=None, extrapolation="none")
timeline(("08:45", "11:30", [halted("charlie-fire", [20, 0], "08:45", 0)]),
         ("11:30", "13:00", [held("charlie-fire", [20, 0], "08:45", 0)]),
         ("13:00", "13:10", [halted("charlie-fire-2", [21, 0], "13:00", 90)]))

# delta: steps. echo, foxtrot: sightings, with and without hold. No path, so no heading.
movement("delta-steps", "delta", [[30, 0, "06:00"], [31, 0, "08:00"], [31, 0, "09:00"], [32, 1, "10:00"]], interpolation="Step")
timeline(("06:00", "08:00", [halted("delta-steps", [30, 0], "06:00")]),
         ("08:00", "10:00", [halted("delta-steps", [31, 0], "08:00")]),
         ("10:00", "", [held("delta-steps", [32, 1], "10:00")]))
SIGHTINGS = [[40, 0, "06:00"], [41, 0, "08:00"], [42, 0, "10:00"]]
movement("echo-sightings", "echo", SIGHTINGS, interpolation="Discrete")
timeline(("06:00", "06:00:00.001", [halted("echo-sightings", [40, 0], "06:00")]),
         ("08:00", "08:00:00.001", [halted("echo-sightings", [41, 0], "08:00")]),
         ("10:00", "", [held("echo-sightings", [42, 0], "10:00")]))
movement("foxtrot-sightings", "foxtrot", [[v[0], 5, v[2]] for v in SIGHTINGS], interpolation="Discrete", extrapolation="none")
timeline(("06:00", "06:00:00.001", [halted("foxtrot-sightings", [40, 5], "06:00")]),
         ("08:00", "08:00:00.001", [halted("foxtrot-sightings", [41, 5], "08:00")]),
         ("10:00", "10:00:00.001", [held("foxtrot-sightings", [42, 5], "10:00")]))

# golf: not held; hotel: one strand is not held and ends before the other; india: strands with a gap between them.
movement("golf-gone", "golf", [[50, 0, "06:00"], [50, 1, "08:00"]], extrapolation="none")
timeline(("06:00", "08:00", [moving("golf-gone", [50, 0], [50, 1], "06:00", "08:00")]))
movement("hotel-pair.a", "hotel", [[52, 0, "06:00"], [52, -1, "07:00"]], extrapolation="none")
movement("hotel-pair.b", "hotel", [[53, 0, "06:00"], [53, -1, "08:00"]])
timeline(("06:00", "07:00", [moving("hotel-pair.a", [52, 0], [52, -1], "06:00", "07:00"), moving("hotel-pair.b", [53, 0], [53, -1], "06:00", "08:00")]),
         ("07:00", "08:00", [moving("hotel-pair.b", [53, 0], [53, -1], "06:00", "08:00")]),
         ("08:00", "", [held("hotel-pair.b", [53, -1], "08:00", 180)]))
movement("india-gap.a", "india", [[55, 0, "06:00"], [54, 0, "07:00"]])
movement("india-gap.b", "india", [[55, 1, "09:00"], [54, 1, "10:00"]])
timeline(("06:00", "07:00", [moving("india-gap.a", [55, 0], [54, 0], "06:00", "07:00")]),
         ("07:00", "09:00", [held("india-gap.a", [54, 0], "07:00", 270)]),
         ("09:00", "10:00", [held("india-gap.a", [54, 0], "07:00", 270), moving("india-gap.b", [55, 1], [54, 1], "09:00", "10:00")]),
         ("10:00", "", [held("india-gap.a", [54, 0], "07:00", 270), held("india-gap.b", [54, 1], "10:00", arrival([55, 1], [54, 1]))]))

# juliet: two versions of one path, one per account. kilo: one movement for all, a later one by one account only.
movement("juliet-road", "juliet", [[60, 0, "06:00"], [60, 1, "10:00"]], accountId="crossing-by-bridge")
movement("juliet-road.ford", "juliet", [[60, 0, "07:00"], [61, 0, "09:00"]], accountId="crossing-by-ford")
timeline(("06:00", "10:00", [moving("juliet-road", [60, 0], [60, 1], "06:00", "10:00")]),
         ("10:00", "", [held("juliet-road", [60, 1], "10:00", 0)]), accounts=["crossing-by-bridge"])
timeline(("07:00", "09:00", [moving("juliet-road.ford", [60, 0], [61, 0], "07:00", "09:00")]),
         ("09:00", "", [held("juliet-road.ford", [61, 0], "09:00", 90)]), accounts=["crossing-by-ford"])
movement("kilo-march", "kilo", [[65, 0, "06:00"], [65, 1, "07:00"]])
movement("kilo-withdrawal", "kilo", [[65, 1, "08:00"], [65, 0, "10:00"]], accountId="withdrew")
KILO = [moving("kilo-march", [65, 0], [65, 1], "06:00", "07:00")]
timeline(("06:00", "07:00", KILO), ("07:00", "", [held("kilo-march", [65, 1], "07:00", 0)]), accounts=["stayed"])
timeline(("06:00", "07:00", KILO), ("07:00", "08:00", [held("kilo-march", [65, 1], "07:00", 0)]),
         ("08:00", "10:00", [moving("kilo-withdrawal", [65, 1], [65, 0], "08:00", "10:00")]),
         ("10:00", "", [held("kilo-withdrawal", [65, 0], "10:00", 180)]), accounts=["withdrew"])

# lima: across the antimeridian and back, on the equator and obliquely. mike: over the pole (at 08:10, when no case asks: its longitude is arbitrary). november: far along a great circle.
L0, L1, L2 = [179, 0], [-179, 0], [178, 10]
movement("lima-antimeridian", "lima", [[179, 0, "06:00"], [-179, 0, "08:00"], [178, 10, "12:00"]])
timeline(("06:00", "08:00", [moving("lima-antimeridian", L0, L1, "06:00", "08:00")]),
         ("08:00", "12:00", [moving("lima-antimeridian", L1, L2, "08:00", "12:00")]),
         ("12:00", "", [held("lima-antimeridian", L2, "12:00", arrival(L1, L2))]))
movement("mike-pole", "mike", [[20, 80, "06:00"], [-160, 80, "10:20"]])
timeline(("06:00", "10:20", [moving("mike-pole", [20, 80], [-160, 80], "06:00", "10:20")]),
         ("10:20", "", [held("mike-pole", [-160, 80], "10:20", 180)]))
movement("november-far", "november", [[0, 60, "06:00"], [90, 60, "18:00"]])
timeline(("06:00", "18:00", [moving("november-far", [0, 60], [90, 60], "06:00", "18:00")]),
         ("18:00", "", [held("november-far", [90, 60], "18:00", arrival([0, 60], [90, 60]))]))

# oscar: a presence has not moved; one with vertices that differ is at the earlier one. papa: halts before it moves (no heading yet) and at its end (reached before its last vertex).
movement("oscar-camp", "oscar", [[70, 0, "06:00"], [70, 0, "12:00"]], kind="presence")
movement("oscar-post", "oscar", [[71, 0, "14:00"], [72, 0, "16:00"]], kind="presence")
timeline(("06:00", "12:00", [halted("oscar-camp", [70, 0], "06:00")]), ("12:00", "14:00", [held("oscar-camp", [70, 0], "06:00")]),
         ("14:00", "16:00", [halted("oscar-post", [71, 0], "14:00")]), ("16:00", "", [held("oscar-post", [72, 0], "16:00")]))
P0, P1 = [-3.82, 14.931], [-3.88825, 14.93305]
movement("papa-bus", "papa", [[*P0, "06:00"], [*P0, "06:20"], [*P0, "06:40"], [*P1, "07:00"], [*P1, "07:05"], [*P1, "07:10"]])
timeline(("06:00", "06:40", [halted("papa-bus", P0, "06:00")]),
         ("06:40", "07:00", [moving("papa-bus", P0, P1, "06:40", "07:00")]),
         ("07:00", "07:10", [halted("papa-bus", P1, "07:00", arrival(P0, P1))]),
         ("07:10", "", [held("papa-bus", P1, "07:00", arrival(P0, P1))]))

# quebec: members that are missing or null take their defaults; a path across the equator and the prime meridian. romeo: no path at all.
Q0, Q1 = [-1.5, -0.75], [2.25, 1.125]
movement("quebec-plain", "quebec", [[*Q0, "06:00"], [*Q1, "12:00"]], movementId=None, kind=None, interpolation=None, extrapolation=None, dispersed=None)
timeline(("06:00", "12:00", [moving("quebec-plain", Q0, Q1, "06:00", "12:00")]), ("12:00", "", [held("quebec-plain", Q1, "12:00", arrival(Q0, Q1))]))
MOVEMENTS.append({"id": "romeo-unknown", "movementId": "romeo-unknown", "strand": None, "subject": "romeo", "kind": "advance", "accountId": None,
                  "segment": None, "interpolation": "Linear", "extrapolation": "hold", "dispersed": False, "begin": iso("06:00"), "end": iso("12:00"),
                  "coordinates": None, "datetimes": None})

# sierra: a presence on a map's edge of time: whole milliseconds count.
movement("sierra-late", "sierra", [[75, 0, "23:59:59.500"], [75, 0.001, "23:59:59.900"]])
timeline(("23:59:59.500", "23:59:59.900", [moving("sierra-late", [75, 0], [75, 0.001], "23:59:59.500", "23:59:59.900")]),
         ("23:59:59.900", "", [held("sierra-late", [75, 0.001], "23:59:59.900", 0)]))

# tango: one strand in four segments, one of them a halt as a whole; it halts across two of the joints and turns at the third. The ids are not in the order of the segments.
T0, T1, T2, T3 = [80, 0], [80, 1], [80, 2], [82, 2]
for part, (name, vertices) in enumerate([("tango-long", [[*T0, "06:00"], [*T1, "08:00"], [*T1, "08:30"]]), ("tango-long.z", [[*T1, "08:30"], [*T1, "09:00"]]),
                                         ("tango-long.y", [[*T1, "09:00"], [*T1, "09:30"], [*T2, "11:30"]]), ("tango-long.x", [[*T2, "11:30"], [*T3, "16:00"], [*T3, "17:00"]])], 1):
    movement(name, "tango", vertices, movementId="tango-long", strand=None, segment=part)
HALT = halted("tango-long", T1, "08:00", 0)
timeline(("06:00", "08:00", [moving("tango-long", T0, T1, "06:00", "08:00")]), ("08:00", "08:30", [HALT]),
         ("08:30", "09:00", [within("tango-long.z", HALT)]), ("09:00", "09:30", [within("tango-long.y", HALT)]),
         ("09:30", "11:30", [within("tango-long.y", moving("tango-long", T1, T2, "09:30", "11:30"))]),
         ("11:30", "16:00", [within("tango-long.x", moving("tango-long", T2, T3, "11:30", "16:00"))]),
         ("16:00", "17:00", [within("tango-long.x", halted("tango-long", T3, "16:00", arrival(T2, T3)))]),
         ("17:00", "", [within("tango-long.x", held("tango-long", T3, "16:00", arrival(T2, T3)))]))

# uniform: two strands of one movement, one of them in segments that step: it never has a heading. victor: sightings in segments, not held.
movement("uniform-pair.a", "uniform", [[84, 0, "06:00"], [84, 1, "07:00"]])
movement("uniform-pair.b", "uniform", [[85, 0, "06:00"], [85, 0, "08:00"]], interpolation="Step", segment=1)
movement("uniform-pair.b.2", "uniform", [[85, 0, "08:00"], [85, 2, "09:00"]], interpolation="Step", strand="b", movementId="uniform-pair", segment=2)
UNIFORM_A = [moving("uniform-pair.a", [84, 0], [84, 1], "06:00", "07:00")]
timeline(("06:00", "07:00", UNIFORM_A), ("07:00", "", [held("uniform-pair.a", [84, 1], "07:00", 0)]))
timeline(("06:00", "08:00", [halted("uniform-pair.b", [85, 0], "06:00")]), ("08:00", "09:00", [within("uniform-pair.b.2", halted("uniform-pair.b", [85, 0], "06:00"))]),
         ("09:00", "", [within("uniform-pair.b.2", held("uniform-pair.b", [85, 2], "09:00"))]))
movement("victor-seen", "victor", [[87, 0, "06:00"], [87, 1, "08:00"]], interpolation="Discrete", extrapolation="none", segment=1)
movement("victor-seen.2", "victor", [[87, 1, "08:00"], [87, 2, "10:00"]], interpolation="Discrete", extrapolation="none", strand=None, movementId="victor-seen", segment=2)
timeline(("06:00", "06:00:00.001", [halted("victor-seen", [87, 0], "06:00")]),
         ("08:00", "08:00:00.001", [within("victor-seen.2", halted("victor-seen", [87, 1], "08:00"))]),
         ("10:00", "10:00:00.001", [within("victor-seen.2", held("victor-seen", [87, 2], "10:00"))]))

# whiskey: a strand in segments with a gap of time between two of them. Nothing is told in the gap, and what was before it is not remembered after it. xray: sightings with a gap.
W0, W1, W2 = [94, 0], [94, 1], [94, 2]
movement("whiskey-part", "whiskey", [[*W0, "06:00"], [*W1, "07:00"]], segment=1)
movement("whiskey-part.2", "whiskey", [[*W1, "09:00"], [*W1, "10:00"], [*W2, "11:00"]], movementId="whiskey-part", strand=None, segment=2)
movement("whiskey-part.3", "whiskey", [[*W2, "11:00"], [*W2, "12:00"]], movementId="whiskey-part", strand=None, segment=3)
timeline(("06:00", "07:00", [moving("whiskey-part", W0, W1, "06:00", "07:00")]),
         ("09:00", "10:00", [within("whiskey-part.2", halted("whiskey-part", W1, "09:00"))]),
         ("10:00", "11:00", [within("whiskey-part.2", moving("whiskey-part", W1, W2, "10:00", "11:00"))]),
         ("11:00", "12:00", [within("whiskey-part.3", halted("whiskey-part", W2, "11:00", 0))]),
         ("12:00", "", [within("whiskey-part.3", held("whiskey-part", W2, "11:00", 0))]))
movement("xray-seen", "xray", [[96, 0, "06:00"], [96, 1, "08:00"]], interpolation="Discrete", segment=1)
movement("xray-seen.2", "xray", [[96, 1, "09:00"], [96, 2, "10:00"]], interpolation="Discrete", movementId="xray-seen", strand=None, segment=2)
timeline(("06:00", "06:00:00.001", [halted("xray-seen", [96, 0], "06:00")]), ("08:00", "08:00:00.001", [halted("xray-seen", [96, 1], "08:00")]),
         ("09:00", "09:00:00.001", [within("xray-seen.2", halted("xray-seen", [96, 1], "09:00"))]),
         ("10:00", "", [within("xray-seen.2", held("xray-seen", [96, 2], "10:00"))]))

DISPUTES = [{"id": "crossing", "default": "crossing-by-bridge"}, {"id": "withdrawal", "default": "stayed"}]
ACCOUNTS = [{"id": "crossing-by-bridge", "disputeId": "crossing"}, {"id": "crossing-by-ford", "disputeId": "crossing"},
            {"id": "stayed", "disputeId": "withdrawal"}, {"id": "withdrew", "disputeId": "withdrawal"}, {"id": "aside", "disputeId": None}]


def dated(fid, begin, end, account=None):
    return {"id": fid, "begin": iso(begin) if begin else None, "end": iso(end) if end else None, "accountId": account}


EVENTS = [dated("evt-always", None, None), dated("evt-aside", "06:00", "12:00", "aside"), dated("evt-ford", "07:00", "09:00", "crossing-by-ford"),
          dated("evt-from-nine", "09:00", None), dated("evt-moment", "08:00", "08:00"), dated("evt-morning", "06:00", "10:00"),
          dated("evt-until-nine", None, "09:00"), dated("evt-withdrawal", "08:00", "10:00", "withdrew")]
AREAS = [dated("area-after", "10:00", None), dated("area-before", None, "10:00"), dated("area-bridge", "06:00", "10:00", "crossing-by-bridge"),
         dated("area-plain", None, None), dated("area-stayed", "08:00", None, "stayed"), dated("area-withdrew", "10:00", "18:00", "withdrew")]


def current(feature, t, in_force):
    begin, end = feature["begin"], feature["end"]
    if feature["accountId"] not in (None, *in_force):
        return False
    if begin is not None and begin == end:
        return instant(t) == instant(begin)
    return (begin is None or instant(begin) <= instant(t)) and (end is None or instant(t) < instant(end))


def instant(text):
    """Sortable: date, then milliseconds of the day."""
    text = iso(text)
    return text[:10], round(hours(text) * 3600000)


CASES = []


def rounded(position):
    """Far below the tolerances; keeps the last digits of one machine's sine out of the file."""
    position["lon"], position["lat"] = round(position["lon"], 11) + 0.0, round(position["lat"], 11) + 0.0
    position["speedKmh"] = round(position["speedKmh"], 8)
    if position["headingDeg"] is not None:
        position["headingDeg"] = round(position["headingDeg"], 8) % 360
    return position


def case(name, t, accounts=None, **answers):
    in_force = {"crossing-by-bridge", "stayed"}
    for account in accounts or []:
        dispute = next(a["disputeId"] for a in ACCOUNTS if a["id"] == account)
        in_force -= {a["id"] for a in ACCOUNTS if dispute and a["disputeId"] == dispute}
        in_force.add(account)
    positions = []
    for rows, needed in TIMELINES:
        for begin, end, states in rows:
            if needed <= in_force and instant(begin) <= instant(t) and (end == "" or instant(t) < instant(end)):
                positions += [rounded(state(t)) for state in states]
    expected = {"accounts": sorted(in_force), "positions": sorted(positions, key=lambda p: p["id"]),
                "events": [e["id"] for e in EVENTS if current(e, t, in_force)], "areas": [a["id"] for a in AREAS if current(a, t, in_force)]}
    for key, value in answers.items():
        assert expected[key] == value, (name, key, expected[key], value)
    CASES.append({"name": name, "datetime": iso(t), "accounts": accounts, "expected": expected})


def refused(name, accounts, error):
    CASES.append({"name": name, "datetime": iso("08:00"), "accounts": accounts, "error": error})


case("the day before: nothing has begun, open begins and the undated are current", "2019-12-31T12:00:00Z", positions=[],
     events=["evt-always", "evt-until-nine"], areas=["area-before", "area-plain"])
case("a millisecond before the start", "05:59:59.999", positions=[], events=["evt-always", "evt-until-nine"], areas=["area-before", "area-plain"])
case("the first instant of most movements: at the first vertex and moving", "06:00")
case("a millisecond after the first sighting there is no sighting", "06:00:00.001")
for clock, name in [("06:10", "halted before the first move: no heading yet"), ("06:20", "a repeated vertex in the middle of a halt"),
                    ("06:30", "a quarter along the equator"), ("06:40", "the halt ends at this vertex"), ("06:50", "half of a short oblique leg"),
                    ("07:00", "half along the equator, on the antimeridian, two movements end"), ("07:05", "a repeated vertex at the end"),
                    ("07:09:59.999", "the last millisecond of a halt"), ("07:10", "the last vertex repeats where it stands: reached earlier"),
                    ("07:30", "beyond the antimeridian"), ("07:59:59", "the second before a vertex"),
                    ("08:00", "vertex to halt; an event of zero length")]:
    case(name, clock)
case("a millisecond before an event of zero length", "07:59:59.999")
case("a millisecond after an event of zero length", "08:00:00.001")
for clock, name in [("08:30", "halt, hold and step"), ("08:59:59.999", "a millisecond before an open end"),
                    ("08:45", "fire begins, before its first vertex"), ("09:00", "an event ends and another begins without end"), ("09:00:30", "between the vertices of a line of fire"),
                    ("09:01", "the last vertex of a line of fire that goes on"), ("09:15", "one of two movements has begun"),
                    ("09:30", "the second movement joins"), ("09:45", "two movements at once"), ("09:59:59.999", "a millisecond before ends that meet"),
                    ("10:00", "two movements end in the same minute; the last sighting; the last step; areas meet"),
                    ("10:00:00.001", "the last sighting that is not held is over"), ("10:30", "half along a meridian"),
                    ("10:59:59", "the second before one movement passes into the next"), ("11:00", "the boundary minute belongs to the movement that begins"),
                    ("11:29:59.999", "the last millisecond of fire"), ("11:30", "the fire has ended: held at the firing position"),
                    ("11:45", "three quarters of the second movement"), ("12:00", "the last instant belongs to the hold; half of a long great circle"),
                    ("13:00", "held between two movements; fire by its vertices' time"), ("13:10", "fire that is not held is over, and hides the one before it"),
                    ("14:00", "a movement of strands begins with one"), ("14:30", "the other strand has not begun"), ("15:00", "the other strand begins"),
                    ("15:30", "both strands on their way"), ("16:00", "a strand ends: held beside the other"), ("17:00", "one held, one moving"),
                    ("18:00", "all strands have ended"), ("23:59:59.499", "the last millisecond before a late begin"),
                    ("23:59:59.500", "a begin within a second"), ("23:59:59.600", "a quarter of less than a second"),
                    ("23:59:59.900", "an end within a second"), ("2020-01-02T00:00:00Z", "the next day all is held"), ("2120-01-01T00:00:00Z", "a hundred years later")]:
    case(name, clock)
for clock in ("06:30", "07:00", "08:00", "09:00", "12:00"):
    case(f"the ford instead of the bridge at {clock}", clock, ["crossing-by-ford"])
for clock in ("07:30", "08:00", "09:00", "10:00", "18:00"):
    case(f"it withdrew at {clock}", clock, ["withdrew"])
case("both disputes asked about", "08:30", ["withdrew", "crossing-by-ford"])
case("the defaults asked for by name are the defaults", "08:30", ["crossing-by-bridge", "stayed"])
case("no account asked for in an empty list", "08:30", [])
case("an account of no dispute is in force when asked for, and displaces none", "08:30", ["aside"])
case("the same account asked for twice", "08:30", ["crossing-by-ford", "crossing-by-ford"])
refused("an unknown account", ["crossing-by-boat"], "unknown-account")
refused("an unknown account beside a known one", ["withdrew", ""], "unknown-account")
refused("two accounts of one dispute", ["stayed", "withdrew"], "two-of-one-dispute")
refused("the default and another account of its dispute", ["crossing-by-ford", "aside", "crossing-by-bridge"], "two-of-one-dispute")

# Hand calculation: one degree of the sphere is pi/180 x 6371.0088 km = 111.19508 km; these must come out of the derivation.
ONE_DEGREE_KM = pi / 180 * RADIUS_KM


def check(case_name, mid, **values):
    found = next(c for c in CASES if c["name"] == case_name)["expected"]["positions"]
    position = next(p for p in found if p["id"] == mid)
    for key, value in values.items():
        assert abs(position[key] - value) < 1e-8, (case_name, mid, key, position[key], value)


check("a quarter along the equator", "alpha-east", lon=0.25, lat=0, headingDeg=90, speedKmh=ONE_DEGREE_KM / 2)
check("half along a meridian", "alpha-east", lon=1, lat=0.75, headingDeg=0, speedKmh=ONE_DEGREE_KM / 2)
check("beyond the antimeridian", "lima-antimeridian", lon=-179.5, lat=0, headingDeg=90, speedKmh=ONE_DEGREE_KM)
check("a repeated vertex at the end", "mike-pole", lon=20, lat=85, headingDeg=0, speedKmh=ONE_DEGREE_KM * 60 / 13)
check("one of two movements has begun", "mike-pole", lon=-160, lat=85, headingDeg=180)
check("the last instant belongs to the hold; half of a long great circle", "november-far",
      lon=45, lat=degrees(atan2(sqrt(3) * sqrt(2), 1)), headingDeg=90)
check("all strands have ended", "november-far", headingDeg=180 - degrees(atan2(2, sqrt(3))))
check("the second movement joins", "bravo-4", lon=12, lat=3, headingDeg=180, speedKmh=ONE_DEGREE_KM * 2)
assert len({c["name"] for c in CASES}) == len(CASES) >= 60


def row(value):
    return json.dumps(value, ensure_ascii=False)


def rows(values, indent):
    return "[\n" + ",\n".join(" " * indent + row(v) for v in values) + "\n" + " " * (indent - 2) + "]"


def case_text(c):
    head = f'    {{ "name": {row(c["name"])}, "datetime": {row(c["datetime"])}, "accounts": {row(c["accounts"])}'
    if "error" in c:
        return head + f', "error": {row(c["error"])} }}'
    e = c["expected"]
    positions = rows(e["positions"], 10) if e["positions"] else "[]"
    return (head + f',\n      "expected": {{\n        "accounts": {row(e["accounts"])},\n        "positions": {positions},\n'
            f'        "events": {row(e["events"])},\n        "areas": {row(e["areas"])} }} }}')


MOVEMENTS.reverse()  # not in the order of the answer: the reader has to sort
print('{\n  "operation": {\n    "disputes": ' + rows(DISPUTES, 6) + ',\n    "accounts": ' + rows(ACCOUNTS, 6)
      + ',\n    "movements": ' + rows(MOVEMENTS, 6) + ',\n    "events": ' + rows(EVENTS[::-1], 6) + ',\n    "areas": ' + rows(AREAS[::-1], 6)
      + '\n  },\n  "cases": [\n' + ",\n".join(case_text(c) for c in CASES) + "\n  ]\n}")
