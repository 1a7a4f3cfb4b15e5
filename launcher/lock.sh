# shellcheck shell=bash
# One launcher at a time per folder. Where flock(1) exists the kernel holds the lock and drops it
# with its holder; elsewhere (macOS) a symbolic link that names its holder does, and a link whose
# holder is gone is taken over.

# lock FD FOLDER: returns when this process holds FOLDER's lock; FD stays open until it ends.
# Processes that outlive the launcher must be started with that FD closed.
lock() {
  local fd=$1 folder=$2
  (umask 077 && mkdir -p "$folder") && [ -w "$folder" ] ||
    fail "cannot write in $folder: choose another folder with --data"
  if command -v flock >/dev/null; then
    eval "exec $fd>\"\$folder/.lock\""
    set -- flock -n "$fd"
  else
    LINKS="$LINKS$folder/.lock-holder
"
    set -- lock_by_link "$folder/.lock-holder"
  fi
  wait_for "Waiting for another hostwatch that works in $folder" 900 "$@" ||
    fail "another hostwatch has been at work in $folder for 15 minutes: end it, then try again"
}

lock_by_link() {
  local me holder
  me=$(lock_identity $$)
  ln -s "$me" "$1" 2>/dev/null && return
  holder=$(readlink "$1" 2>/dev/null) || return 1
  [ "$holder" = "$me" ] && return
  [ "$(lock_identity "${holder%%/*}")" = "$holder" ] || rm -f "$1"
  return 1
}

lock_identity() { echo "$1/$(process_identity "$1" || echo ended)"; }

LINKS='' # the links that this process may hold, one a line
release_links() {
  local link
  printf %s "$LINKS" | while IFS= read -r link; do
    [ "$(readlink "$link")" != "$(lock_identity $$)" ] || rm -f "$link"
  done
}
