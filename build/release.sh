#!/usr/bin/env bash
# Makes the files of a release: for each platform one archive with the program as a single file that needs no .NET on the machine, with the map and the
# seeds beside it; its bill of materials (CycloneDX); checksums of all.
#   build/release.sh 0.2.0                      linux-x64, linux-arm64 and win-x64, into artifacts/release
#   build/release.sh 0.2.0 linux-x64            one platform
#   build/release.sh --quick 0.0.0              this machine's platform, not compiled ahead of time: to try the release itself, in a fifth of the time
# The archive for this machine's own platform is unpacked and must start, load the seeds and answer (build/release-smoke.sh).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case $(uname -m) in x86_64) own=linux-x64 ;; aarch64) own=linux-arm64 ;; *) own=none ;; esac
ahead=true
if [ "${1:-}" = --quick ]; then ahead=false; shift; set -- "$@" "$own"; fi
version=${1:?usage: build/release.sh [--quick] VERSION [PLATFORM...]}; shift
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || { echo "$version is no version such as 0.2.0 or 0.2.0-rc.1" >&2; exit 2; }
[ $# -gt 0 ] || set -- linux-x64 linux-arm64 win-x64
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
out=$PWD/artifacts/release work=$PWD/artifacts/release-work
time=$(git log -1 --format=%ct)
rm -rf "$out" "$work" && mkdir -p "$out" "$work"

echo "== Packages as the lock files say"
dotnet restore KonnaMap.sln --locked-mode -v quiet
build/audit.sh

for platform in "$@"; do
  echo "== $platform"
  name=konna-$version-$platform folder=$work/konna-$version-$platform
  # The lock files are those of the portable build, checked above; what a platform adds is in a lock file of its own, and the bill of materials compares the two.
  dotnet publish Konna.MapServer -c Release -r "$platform" --self-contained -v quiet -o "$folder" --artifacts-path "$work/build" \
    -p:RestoreLockedMode=false -p:NuGetLockFilePath="obj/release-$platform.lock.json" -p:Version="$version" -p:SourceRevisionId="$(git rev-parse --short HEAD)" \
    -p:PublishSingleFile=true -p:PublishReadyToRun=$ahead -p:PublishReadyToRunComposite=false -p:SatelliteResourceLanguages=en -p:DebugType=embedded
  cp LICENSE README.md CHANGELOG.md "$folder"
  mkdir "$folder/deploy" && cp docs/deploy.md docs/deploy/* "$folder/deploy"
  node build/sbom.mjs "$version" "$work/build/obj/Konna.MapServer/release_$platform/konna.deps.json" >"$out/$name.cdx.json"
  # The same input gives the same archive.
  tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$time" -C "$work" -cf - "$name" | gzip -9n >"$out/$name.tar.gz"
done

if [ -f "$out/konna-$version-$own.tar.gz" ]; then
  echo "== The archive for this machine"
  build/release-smoke.sh "$out/konna-$version-$own.tar.gz"
fi

(cd "$out" && sha256sum -- *.tar.gz *.cdx.json >SHA256SUMS)
echo "== artifacts/release"
for platform in "$@"; do
  folder=$work/konna-$version-$platform
  printf '%-12s  archive %4d MB  unpacked %4d MB  program %4d MB\n' "$platform" \
    "$(($(stat -c %s "$out/konna-$version-$platform.tar.gz") / 1000000))" "$(($(du -sb "$folder" | cut -f1) / 1000000))" "$(($(stat -c %s "$folder"/konna "$folder"/konna.exe 2>/dev/null | head -1) / 1000000))"
done
cat "$out/SHA256SUMS"
rm -rf "$work"
