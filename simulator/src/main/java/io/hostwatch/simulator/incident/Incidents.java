package io.hostwatch.simulator.incident;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All that ever goes wrong with one target: per kind the windows, which do not overlap. */
public final class Incidents {
  /** Nothing ever. */
  public static final Incidents NONE = new Incidents(Map.of());

  private static final Window[] NEVER = {};

  private final Map<IncidentKind, Window[]> windows = new EnumMap<>(IncidentKind.class);

  /** By kind the windows; each list is in the order of time and without overlaps. */
  Incidents(Map<IncidentKind, List<Window>> byKind) {
    byKind.forEach((kind, found) -> windows.put(kind, found.toArray(Window[]::new)));
  }

  /** How many windows of a kind there are. */
  public int count(IncidentKind kind) {
    return of(kind).length;
  }

  /** One window of a kind, counted from 0 in the order of time. */
  public Window window(IncidentKind kind, int index) {
    return of(kind)[index];
  }

  /** Whether it is going wrong at this time. */
  public boolean active(IncidentKind kind, double seconds) {
    for (Window window : of(kind)) {
      if (window.holds(seconds)) {
        return true;
      }
    }
    return false;
  }

  /** How far it has come at this time; see {@link Window#ramp}. */
  public double ramp(IncidentKind kind, double seconds) {
    double ramp = 0;
    for (Window window : of(kind)) {
      ramp = Math.max(ramp, window.ramp(seconds));
    }
    return ramp;
  }

  /** How many windows are over by this time. */
  public int over(IncidentKind kind, double seconds) {
    int over = 0;
    for (Window window : of(kind)) {
      over += window.until() <= seconds ? 1 : 0;
    }
    return over;
  }

  private Window[] of(IncidentKind kind) {
    return windows.getOrDefault(kind, NEVER);
  }
}
