# shellcheck shell=bash
# One launcher at a time per folder. Where flock(1) exists the kernel holds the lock and drops it
# with its holder; elsewhere (macOS) a symbolic link that names its holder does, and a link whose
# holder is gone is taken over.

# lock FD FOLDER: returns when this process holds FOLDER's lock; FD stays open until it ends.
# Processes that outlive the launcher must be started with that FD closed.
lock() {
  mkdir -p "$2" || fail "cannot create $2: choose another folder with --data"
  if command -v flock >/dev/null; then
    eval "exec $1>\"\$2/.lock\"" || fail "cannot write in $2: choose another folder with --data"
    wait_for "Waiting for another hostwatch that works in $2" 900 flock -n "$1" ||
      fail "another hostwatch has been at work in $2 for 15 minutes: end it, then try again"
  else
    wait_for "Waiting for another hostwatch that works in $2" 900 lock_by_link "$2/.lock-holder" ||
      fail "another hostwatch has been at work in $2 for 15 minutes: end it, then try again"
    LINKS="${LINKS:+$LINKS:}$2/.lock-holder"
  fi
}

lock_by_link() {
  local me holder
  me="$$/$(process_identity $$)"
  ln -s "$me" "$1" 2>/dev/null && return
  holder=$(readlink "$1" 2>/dev/null) || return 1
  [ "$holder" = "$me" ] && return
  [ "$(process_identity "${holder%%/*}" || true)" = "${holder#*/}" ] || rm -f "$1"
  return 1
}

LINKS=''
release_links() {
  local IFS=: link
  for link in $LINKS; do rm -f "$link"; done
}
