"""Derives situation-binary.json: a few movements whose situations are known without a formula, and their bytes, packed after docs/feeds.md, "The binary form".

Nothing of the server or of the map is used. Run: python3 derive_situation_binary.py > situation-binary.json
"""
import json
from struct import pack

DAY = "2020-01-01T"
MOVEMENTS = [  # id, interpolation, vertices: one degree of the equator in two hours; a camp by steps; twenty degrees of a meridian in an hour.
    ("alpha", "Linear", [[0, 0, "06:00"], [1, 0, "08:00"]]),
    ("bravo", "Step", [[-179.9999999, -16.25, "06:00"], [-179, -16, "09:00"]]),
    ("charlie", "Linear", [[10, 10, "08:00"], [10, -10, "09:00"]]),
]


def position(lon, lat, status, heading, speed):
    return {"lon": lon, "lat": lat, "status": status, "heading": heading, "speed": speed}


CAMP = position(-179.9999999, -16.25, "halted", None, 0)
POSITIONS = [  # at seven and at eight; 55.5975 km/h is 55.6, and what is faster than 1638.3 is written as that.
    [position(0.5, 0, "moving", 90, 55.6), CAMP, None],
    [position(1, 0, "held", 90, 0), CAMP, position(10, 10, "moving", 180, 1638.3)],
]


def record(p):
    if p is None:
        return bytes(12)
    heading = 0xFFFF if p["heading"] is None else round(p["heading"] * 100)
    code = ["", "moving", "halted", "held"].index(p["status"])
    return pack("<iiHH", round(p["lon"] * 1e7), round(p["lat"] * 1e7), heading, round(p["speed"] * 10) << 2 | code)


BEGIN_MS, STEP_MS = 1577862000000, 3600000  # 2020-01-01T07:00:00Z
HEADER = b"KSIT" + pack("<HHqqqII", 1, 40, 7, BEGIN_MS, STEP_MS, len(POSITIONS), len(MOVEMENTS))
RECORDS = [record(p) for instant in POSITIONS for p in instant]
print(json.dumps({
    "movements": [{"id": mid, "interpolation": kind, "coordinates": [v[:2] for v in vertices], "datetimes": [DAY + v[2] + ":00Z" for v in vertices]}
                  for mid, kind, vertices in MOVEMENTS],
    "revision": 7, "begin": DAY + "07:00:00Z", "stepMs": STEP_MS, "positions": POSITIONS, "hex": [b.hex() for b in [HEADER, *RECORDS]]}, indent=1))
