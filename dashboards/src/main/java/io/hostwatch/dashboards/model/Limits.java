package io.hostwatch.dashboards.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From which values on something is no longer good. */
public final class Limits {
  /** Nothing is bad. */
  public static final Limits NONE = new Limits(List.of(step("green")));

  private final List<Map<String, Object>> steps;

  private Limits(List<Map<String, Object>> steps) {
    this.steps = steps;
  }

  /** Bad from there on. */
  public static Limits above(double critical) {
    return new Limits(List.of(step("green"), step("red", critical)));
  }

  /** Not good from the first on, bad from the second on. */
  public static Limits above(double warning, double critical) {
    return new Limits(List.of(step("green"), step("orange", warning), step("red", critical)));
  }

  /** Bad below the first, not good below the second. */
  public static Limits below(double critical, double warning) {
    return new Limits(List.of(step("red"), step("orange", critical), step("green", warning)));
  }

  /** Bad below there. */
  public static Limits below(double critical) {
    return new Limits(List.of(step("red"), step("green", critical)));
  }

  Map<String, Object> json() {
    return Json.object("mode", "absolute", "steps", new ArrayList<>(steps));
  }

  private static Map<String, Object> step(String color) {
    return Json.object("color", color, "value", Json.Null.NULL);
  }

  private static Map<String, Object> step(String color, double from) {
    return Json.object("color", color, "value", from);
  }
}
