package io.hostwatch.exporter.linux.file;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A filter that matches each name once and remembers what it decided.
 *
 * <p>Forgets everything when it has seen more names than a host has at a time, since names of
 * containers' mounts and interfaces come and go. Safe for use by several threads.
 */
public final class RememberedFilter {
  private static final int MOST_NAMES = 4096;

  private final NameFilter filter;
  private final Map<String, Boolean> decided = new ConcurrentHashMap<>();

  public RememberedFilter(NameFilter filter) {
    this.filter = filter;
  }

  public boolean accepts(String name) {
    if (decided.size() > MOST_NAMES) {
      decided.clear();
    }
    return decided.computeIfAbsent(name, filter::accepts);
  }
}
