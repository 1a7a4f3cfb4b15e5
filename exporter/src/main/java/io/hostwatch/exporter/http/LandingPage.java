package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.CollectorName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The page at {@code /}: what runs here, where the metrics are, which collectors are on. */
final class LandingPage {
  private final Reply reply;

  LandingPage(ServerOptions options, Set<CollectorName> enabled) {
    String path = escape(options.metricsPath());
    String page =
        template()
            .replace("{{version}}", escape(options.version()))
            .replace("{{metrics}}", path)
            .replace("{{count}}", Integer.toString(enabled.size()))
            .replace("{{collectors}}", links(path, enabled));
    this.reply = Reply.html(page);
  }

  Reply reply() {
    return reply;
  }

  private static String links(String path, Set<CollectorName> enabled) {
    return enabled.stream()
        .sorted()
        .map(name -> "<a href=\"%s?collect%%5B%%5D=%s\">%s</a>".formatted(path, name, name))
        .collect(Collectors.joining("\n      "));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static String template() {
    try (InputStream page = LandingPage.class.getResourceAsStream("landing.html")) {
      if (page == null) {
        throw new IllegalStateException("landing.html is missing from the jar");
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("landing.html", e);
    }
  }
}
