#!/usr/bin/env bash
# Asks whether any package that the project uses has a known vulnerability: NuGet's by the sources that restore them, npm's by its registry.
#   build/audit.sh      exit code 1 when there is one
# A registry that has no such data is said out loud: "NOT AUDITED" is no "nothing found".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
found=0

nuget_has_data() {
  local source
  for source in $(dotnet nuget list source --format short | awk '$1 ~ /^E/ { print $2 }' | grep -E '^https?://'); do
    curl -fsS -m 20 "$source" 2>/dev/null | grep -q '"VulnerabilityInfo/' && return 0
  done
  return 1
}

if nuget_has_data; then
  report=$(dotnet list KonnaMap.sln package --vulnerable --include-transitive --format json) || { echo "NuGet: the audit failed"; found=1; }
  if grep -q '"advisoryurl"' <<<"$report"; then
    grep -E '"(id|resolvedVersion|severity|advisoryurl)"' <<<"$report"
    echo "NuGet: VULNERABLE packages, see above"; found=1
  elif [ $found -eq 0 ]; then
    echo "NuGet: audited, nothing known"
  fi
else
  echo "NuGet: NOT AUDITED (no configured source has vulnerability data)"
fi

report=$(npm audit --json 2>/dev/null)
if grep -q '"auditReportVersion"' <<<"$report"; then
  if [ "$(node -pe 'JSON.parse(require("fs").readFileSync(0, "utf8")).metadata.vulnerabilities.total' <<<"$report")" -gt 0 ]; then
    npm audit
    echo "npm: VULNERABLE packages, see above"; found=1
  else
    echo "npm: audited, nothing known"
  fi
else
  echo "npm: NOT AUDITED (the registry has no vulnerability data)"
fi
exit $found
