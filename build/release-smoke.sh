#!/usr/bin/env bash
# Unpacks the archive of a release somewhere else and starts it as a user would: it must load the seeds, answer map, feed, tile and readiness, and stop when it is told to.
#   build/release-smoke.sh artifacts/release/konna-0.2.0-linux-x64.tar.gz
set -euo pipefail
archive=$(realpath "${1:?usage: build/release-smoke.sh ARCHIVE}")
place=$(mktemp -d)
trap 'chmod -R u+w "$place"; [ -z "${server:-}" ] || kill -KILL "$server" 2>/dev/null || true; rm -rf "$place"' EXIT
tar -xzf "$archive" -C "$place"
# Nothing of the caller's own settings, no .NET on the path, a folder that cannot be written beside the program, and a place of its own for data.
program=$(echo "$place"/konna-*/konna)
chmod -R a-w "$(dirname "$program")"
cd /
env -i PATH=/usr/bin:/bin HOME="$place" Konna__DataDirectory="$place/data" "$program" --urls http://127.0.0.1:0 >"$place/said" 2>&1 &
server=$!
for ((i = 0; i < 300; i++)); do
  grep -q '^  Map:' "$place/said" && break
  kill -0 "$server" 2>/dev/null || { cat "$place/said"; exit 1; }
  sleep 0.2
done
map=$(sed -nE 's/^  Map: +([^ ]+).*/\1/p' "$place/said")
[ -n "$map" ] || { echo "it did not start:"; cat "$place/said"; exit 1; }
root=${map%%/operations/*}

expect() { # what must be in the answer, path, Accept
  local answer
  answer=$(curl -fsS -m 20 -H "Accept: $3" "$root$2" | tr -d '\0') || { echo "no answer: $2"; cat "$place/said"; exit 1; }
  grep -q -- "$1" <<<"$answer" || { echo "not what was expected: $2"; exit 1; }
  echo "  ok  $2"
}
path=${map#"$root"}
expect '<html' "$path" text/html
expect 'import' /app/main.js '*/*'
expect '"FeatureCollection"' "$path/collections/movements/items" application/geo+json
expect 'movements' "$path/tiles/WebMercatorQuad/6/29/31" '*/*'
expect '"ok"' /health/ready '*/*'
kill -TERM "$server"
wait "$server" || { echo "it did not stop cleanly (exit code $?)"; cat "$place/said"; exit 1; }
server=
echo "  ok  stops"
