# Sourced by ./test: checks the toolchains and installs the servers and tools that the tests talk to.

step() { printf '\n== %s\n' "$*"; }

stop() {
  echo "$*" >&2
  echo
  echo "0 passed, 1 failed"
  exit 1
}

require_dotnet() {
  command -v dotnet >/dev/null || stop "The .NET 10 SDK is needed and 'dotnet' is not on the PATH: https://dotnet.microsoft.com/download/dotnet/10.0"
  dotnet --version >/dev/null 2>&1 || stop "The .NET 10 SDK is needed (global.json asks for it); installed are: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')"
}

require_node() {
  command -v node >/dev/null && command -v npm >/dev/null || stop "Node.js 20 or later with npm is needed: https://nodejs.org/"
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || stop "Node.js 20 or later is needed; found $(node --version)."
}

has_postgis() { compgen -G '/usr/share/postgresql/*/extension/postgis.control' >/dev/null; }

# The oldest PostgreSQL the distribution offers from 15 on, which is the oldest one the server supports.
postgis_packages() {
  local version
  version=$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' | sed -E 's/^postgresql-([0-9]+)-.*/\1/' | sort -n | awk '$1 >= 15' | head -n 1)
  echo "postgresql-${version:-15} postgresql-${version:-15}-postgis-3"
}

# Nothing is installed when everything is there, so that a second run needs no network and no privileges.
require_system_packages() {
  local missing=() postgis=no privileged=()
  [ -n "${KONNA_TEST_POSTGIS:-}" ] || has_postgis || postgis=yes
  command -v chromium >/dev/null || missing+=(chromium)
  command -v ogrinfo >/dev/null || missing+=(gdal-bin)
  [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  command -v openssl >/dev/null || missing+=(openssl)
  command -v curl >/dev/null || missing+=(curl)
  command -v wrk >/dev/null || missing+=(wrk)
  command -v pgrep >/dev/null || missing+=(procps)
  /usr/bin/python3 -c 'import osgeo_utils.samples.validate_gpkg' 2>/dev/null || missing+=(python3-gdal)
  [ ${#missing[@]} -gt 0 ] || [ $postgis = yes ] || return 0

  command -v apt-get >/dev/null || stop "The tests need PostgreSQL 15+ with PostGIS 3.3+, Chromium, nginx, and GDAL 3.6+ with its Python tools. This system has no apt to install them with; please install: ${missing[*]} $([ $postgis = yes ] && echo 'PostgreSQL with PostGIS')"
  [ "$(id -u)" = 0 ] || privileged=(sudo)
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || stop "Missing: ${missing[*]} $([ $postgis = yes ] && echo 'PostgreSQL with PostGIS'). Run ./test once as root, or install them with apt."
  step "Installing with apt: ${missing[*]} $([ $postgis = yes ] && echo 'PostgreSQL with PostGIS')"
  "${privileged[@]}" apt-get update -q || stop "apt-get update failed."
  # shellcheck disable=SC2046 # two package names
  [ $postgis = no ] || missing+=($(postgis_packages))
  "${privileged[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" </dev/null || stop "apt could not install: ${missing[*]}"
}
