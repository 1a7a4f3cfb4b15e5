package io.hostwatch.simulator.exposition;

import io.hostwatch.simulator.model.Family;
import io.hostwatch.simulator.model.MetricType;
import java.util.Locale;

/** The two text formats that Prometheus reads, and how they differ. */
public enum TextForm {
  PROMETHEUS("text/plain; version=0.0.4; charset=utf-8", ""),
  OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8", "# EOF\n");

  private static final String TOTAL = "_total";

  private final String contentType;
  private final String end;

  TextForm(String contentType, String end) {
    this.contentType = contentType;
    this.end = end;
  }

  /** The form that an {@code Accept} header likes best; the older one in doubt. */
  public static TextForm preferredBy(String accept) {
    double open = quality(accept, "application/openmetrics-text");
    double plain = Math.max(quality(accept, "text/plain"), quality(accept, "*/*"));
    return open > plain ? OPEN_METRICS : PROMETHEUS;
  }

  /** The value of the header {@code Content-Type}. */
  public String contentType() {
    return contentType;
  }

  /** What a text ends with. */
  String end() {
    return end;
  }

  /** The lines above the samples of a family. */
  String head(Family family) {
    String name = family.name();
    String type = family.type().text();
    if (this == OPEN_METRICS && family.type() == MetricType.COUNTER) {
      name = name.substring(0, name.length() - TOTAL.length());
    }
    if (this == OPEN_METRICS && family.type() == MetricType.UNTYPED) {
      type = "unknown";
    }
    return "# HELP %s %s\n# TYPE %s %s\n".formatted(name, family.help(), name, type);
  }

  private static double quality(String accept, String type) {
    double best = 0;
    for (String part : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      if (part.strip().startsWith(type)) {
        best = Math.max(best, quality(part));
      }
    }
    return best;
  }

  private static double quality(String part) {
    int at = part.lastIndexOf("q=");
    try {
      return at < 0 ? 1 : Double.parseDouble(part.substring(at + 2).strip());
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
