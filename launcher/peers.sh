# shellcheck shell=bash
# Prometheus, promtool, Alertmanager and amtool: from PATH if they are recent enough, else the official
# release archive, else the distribution's packages, unpacked and not installed. $PEERS/bin holds a
# link to each, whatever its origin; what was fetched lies in a folder named after its version.

PROMETHEUS_VERSION=3.5.3
ALERTMANAGER_VERSION=0.33.1
PROMETHEUS_OLDEST=3.5
ALERTMANAGER_OLDEST=0.28
NODE_EXPORTER_VERSION=1.11.1 # only compared with, by tests and benchmarks
NODE_EXPORTER_OLDEST=1.9
SCRATCH='' # where downloads lie until they are checked; the exit trap removes it
SITE_IS_SILENT='' # set when the release site did not answer: it is not asked a second time
RELEASES=${HOSTWATCH_RELEASES_URL:-https://github.com/prometheus}

ensure_peers() { # [node_exporter]
  lock 9 "$PEERS"
  SCRATCH=$PEERS/.scratch
  rm -rf "$SCRATCH"
  mkdir -p "$PEERS/bin" "$SCRATCH"
  ensure_product prometheus promtool "$PROMETHEUS_OLDEST" "$PROMETHEUS_VERSION"
  ensure_product alertmanager amtool "$ALERTMANAGER_OLDEST" "$ALERTMANAGER_VERSION"
  [ "${1:-}" != node_exporter ] ||
    ensure_product node_exporter node_exporter "$NODE_EXPORTER_OLDEST" "$NODE_EXPORTER_VERSION"
  rm -rf "$SCRATCH"
}

ensure_product() { # SERVER TOOL OLDEST VERSION
  local fetched=$PEERS/$1-$4 server tool
  if server=$(recent_on_path "$1" "$3") && tool=$(command -v "$2"); then
    link "$1" "$server"
    link "$2" "$tool"
    return
  fi
  [ -x "$fetched/$1" ] && [ -x "$fetched/$2" ] || fetch "$1" "$2" "$4"
  link "$1" "$fetched/$1"
  link "$2" "$fetched/$2"
}

link() { [ "$(readlink "$PEERS/bin/$1" || true)" = "$2" ] || ln -sfn "$2" "$PEERS/bin/$1"; }

# Debian calls Alertmanager's server prometheus-alertmanager, and node_exporter prometheus-node-exporter.
recent_on_path() {
  local program version
  program=$(command -v "$1") || program=$(command -v "$(debian_name "$1")") || return 1
  [ "${program%/*}" != "$PEERS/bin" ] || return 1
  version=$(version_of "$program")
  at_least "${version:-0}" "$2" && echo "$program" && return
  say "$program is ${version:-of unknown version}, not $2 or later: not used"
  return 1
}

version_of() { "$1" --version 2>&1 | sed -n '1s/.*version \([0-9][0-9.]*\).*/\1/p'; }

at_least() { # VERSION MAJOR.MINOR
  local major=${1%%.*} minor=${1#*.}
  minor=${minor%%.*}
  [ "$major" -gt "${2%%.*}" ] || { [ "$major" -eq "${2%%.*}" ] && [ "$minor" -ge "${2#*.}" ]; }
}

# fetch SERVER TOOL VERSION: leaves $PEERS/SERVER-VERSION complete, or fails and leaves nothing of it.
fetch() {
  local programs=$SCRATCH/$1
  mkdir -p "$programs"
  if release_archive "$1" "$3"; then
    mv "$SCRATCH/$1-$3.$(platform)/$1" "$programs"
    [ "$1" = "$2" ] || mv "$SCRATCH/$1-$3.$(platform)/$2" "$programs"
  elif debian_available; then
    debian_programs "$1" "$2"
  else
    fail "cannot fetch $1 $3: $RELEASES does not answer." \
      "Install $1 and $2, put them on PATH and try again"
  fi
  "$programs/$1" --version >/dev/null 2>"$SCRATCH/fault" ||
    fail "the fetched $1 does not run on this machine: $(last_words "$SCRATCH/fault")"
  rm -rf "${PEERS:?}/$1-$3"
  mv "$programs" "$PEERS/$1-$3"
}

# Answers 1 if the release cannot be had; a wrong checksum is the end, not a reason to look elsewhere.
release_archive() { # PRODUCT VERSION
  local archive url
  archive=$1-$2.$(platform).tar.gz
  url=$RELEASES/$1/releases/download/v$2
  [ -z "$SITE_IS_SILENT" ] || return 1
  release_file "$url" sha256sums.txt 30 && release_file "$url" "$archive" 1800 --retry 2 || return 1
  [ "$(sha256 "$SCRATCH/$archive")" = "$(checksum_of "$archive")" ] ||
    fail "$url/$archive does not match its SHA-256 in sha256sums.txt: not used. Try again;" \
      "if it stays so, install $1 by hand and put it on PATH"
  tar -xzf "$SCRATCH/$archive" -C "$SCRATCH" || fail "$url/$archive cannot be unpacked"
}

checksum_of() { awk -v a="$1" '$2 == a || $2 == "*" a {print $1}' "$SCRATCH/sha256sums.txt"; }

# Short patience for a host that does not answer, long for a slow download that goes on.
release_file() { # URL NAME SECONDS [CURL-OPTION...]
  local url=$1 name=$2 seconds=$3 rc=0
  shift 3
  run_quietly "Fetching $name" "$SCRATCH/fault" curl -fsSL --connect-timeout 5 --max-time "$seconds" \
    --speed-limit 1000 --speed-time 30 "$@" -o "$SCRATCH/$name" "$url/$name" || rc=$?
  # curl's codes for a name that is not found, a refused and an unanswered connection.
  case $rc in 5 | 6 | 7 | 28) SITE_IS_SILENT=1 ;; esac
  [ "$rc" -eq 0 ] || say "$url/$name: $(last_words "$SCRATCH/fault")"
  return "$rc"
}

platform() {
  local os machine
  os=$(uname -s | tr '[:upper:]' '[:lower:]')
  machine=$(uname -m)
  case $machine in
    x86_64) machine=amd64 ;;
    aarch64) machine=arm64 ;;
  esac
  echo "$os-$machine"
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}
