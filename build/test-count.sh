# Sourced by ./test: runs suites one after the other and adds up what each reported. A suite that dies without a report counts as a failure.

passed=0 failed=0 skipped=0 troubles=() unsteady=()
# Longer than any suite takes; a suite that hangs must not hang the whole run.
suite_limit=30m

trouble() { troubles+=("$1"); failed=$((failed + 1)); }

attribute_sum() { grep -oE '<assembly [^>]*' "$2" | grep -oE " $1=\"[0-9]+\"" | grep -oE '[0-9]+' | awk '{ sum += $1 } END { print sum + 0 }'; }

# Name and first line of each failure, for the end of the run: whoever has only the last lines of a long log can read them there.
failed_tests() {
  sed 's/<test /\n<test /g' "$1" | awk '
    /^<test / { failing = match($0, / result="Fail"/) ? $0 : ""; sub(/.* name="/, "", failing); sub(/" result=.*/, "", failing) }
    failing && /<message>/ { line = $0; sub(/.*<message>(<!\[CDATA\[)?/, "", line); sub(/\]\]>.*/, "", line); print "  " failing ": " line; failing = "" }'
}

# "-method Class.Method" for each that failed, a word a line.
failed_methods() {
  sed 's/<test /\n<test /g' "$1" | awk '
    /^<test / && / result="Fail"/ {
      type = method = $0; sub(/.* type="/, "", type); sub(/".*/, "", type); sub(/.* method="/, "", method); sub(/".*/, "", method)
      print "-method"; print type "." method }' | awk '$0 != "-method" && !seen[$0]++ { print "-method"; print }'
}

run_suite_program() {
  local name=$1 report=$2; shift 2
  timeout --kill-after=30s "$suite_limit" "tests/$name/bin/Debug/net10.0/$name" -noLogo -noColor "$@" -result-xml "$report" </dev/null
}

lost_in() { echo $(($(attribute_sum failed "$1") + $(attribute_sum errors "$1"))); }

run_dotnet_suite() {
  local name=$1 report code lost again methods; shift
  report=$PWD/$results/$name.xml
  step "$name"
  run_suite_program "$name" "$report" "$@"
  code=$?
  if [ ! -s "$report" ]; then trouble "$name ended with exit code $code and left no report"; return; fi
  lost=$(lost_in "$report")
  passed=$((passed + $(attribute_sum passed "$report"))) skipped=$((skipped + $(attribute_sum skipped "$report")))
  # A few tests with a browser that failed are run once more, for a starved machine makes a browser late. What passes then is
  # told at the end all the same: it is a race to be found, in the page or in the test.
  mapfile -t methods < <(failed_methods "$report")
  if [[ $name == *.Web.Tests ]] && [ "$lost" -gt 0 ] && [ "$lost" -le 3 ] && [ ${#methods[@]} -gt 0 ]; then
    again=$PWD/$results/$name.again.xml
    step "$name, once more: what failed"
    run_suite_program "$name" "$again" "${methods[@]}"
    code=$?
    if [ -s "$again" ] && [ "$(lost_in "$again")" -eq 0 ] && [ "$(attribute_sum passed "$again")" -ge "$lost" ]; then
      passed=$((passed + lost))
      unsteady+=("$(failed_tests "$report")")
      return
    fi
  fi
  failed=$((failed + lost))
  [ "$lost" -eq 0 ] || troubles+=("$name: $lost failed"$'\n'"$(failed_tests "$report")")
  [ $code -eq 0 ] || [ "$lost" -gt 0 ] || trouble "$name ended with exit code $code though no test failed"
}

# Every *.test.js and *.test.mjs below tests/: the map's modules and the build's own scripts.
run_node_suite() {
  local files=() report=$results/node.tap code lost
  mapfile -t files < <(find tests \( -name bin -o -name obj -o -name node_modules \) -prune -o \( -name '*.test.js' -o -name '*.test.mjs' \) -print | sort)
  [ ${#files[@]} -gt 0 ] || return 0
  step "JavaScript (node --test)"
  timeout --kill-after=30s "$suite_limit" node --test --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$report" "${files[@]}" </dev/null
  code=$?
  lost=$(($(tap_count fail "$report") + $(tap_count cancelled "$report")))
  passed=$((passed + $(tap_count pass "$report"))) failed=$((failed + lost)) skipped=$((skipped + $(tap_count skipped "$report") + $(tap_count todo "$report")))
  [ "$lost" -eq 0 ] || troubles+=("JavaScript: $lost failed"$'\n'"$(grep -E '^ *not ok ' "$report")")
  [ $code -eq 0 ] || [ "$lost" -gt 0 ] || trouble "node --test ended with exit code $code though no test failed"
}

tap_count() { awk -v key="$1" '$1 == "#" && $2 == key { count = $3 } END { print count + 0 }' "$2"; }

# A check that is no test suite, such as a formatter, counts as one test.
run_check() {
  local name=$1; shift
  step "$name"
  if "$@" </dev/null; then passed=$((passed + 1)); else trouble "$name failed"; fi
}

finish() {
  local line
  [ ${#unsteady[@]} -eq 0 ] || { echo; printf 'UNSTEADY, failed at first and passed when run again:\n%s\n' "${unsteady[@]}"; }
  [ ${#troubles[@]} -eq 0 ] || { echo; printf 'FAILED: %s\n' "${troubles[@]}"; }
  [ $((passed + failed)) -gt 0 ] || trouble "no test ran"
  line="$passed passed, $failed failed"
  [ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
  echo
  echo "$line"
  [ "$failed" -eq 0 ]
  exit
}
