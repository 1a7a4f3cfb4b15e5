package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Family;
import java.util.List;

/** How the Prometheus text format spells series and the heads of families. */
public final class SeriesText {

  private SeriesText() {}

  /** A series: {@code node_cpu_seconds_total{cpu="0",mode="idle"}}. */
  public static String of(String name, List<String> labelNames, List<String> labelValues) {
    if (labelNames.isEmpty()) {
      return name;
    }
    StringBuilder text = new StringBuilder(name);
    for (int i = 0; i < labelNames.size(); i++) {
      text.append(i == 0 ? '{' : ',').append(labelNames.get(i)).append("=\"");
      escaped(labelValues.get(i), text);
      text.append('"');
    }
    return text.append('}').toString();
  }

  /** The lines before a family's samples; a family without help has the type's only. */
  static String head(Family family) {
    StringBuilder text = new StringBuilder();
    if (!family.help().isEmpty()) {
      String help = family.help().replace("\\", "\\\\").replace("\n", "\\n");
      text.append("# HELP ").append(family.name()).append(' ').append(help).append('\n');
    }
    text.append("# TYPE ").append(family.name()).append(' ');
    return text.append(family.type().word()).append('\n').toString();
  }

  private static void escaped(String value, StringBuilder text) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '"' -> text.append("\\\"");
        case '\n' -> text.append("\\n");
        default -> text.append(c);
      }
    }
  }
}
