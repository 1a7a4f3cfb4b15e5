package io.hostwatch.bridge.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * Spells an event as one line of {@code key=value} pairs or as one JSON object.
 *
 * <pre>{@code
 * time=2026-03-01T10:00:00.120Z level=INFO source=Exporter msg=listening address=[::]:9100
 * }</pre>
 */
final class LineEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NONE = {};

  private final LogFormat format;

  LineEncoder(LogFormat format) {
    this.format = format;
  }

  @Override
  public byte[] headerBytes() {
    return NONE;
  }

  @Override
  public byte[] footerBytes() {
    return NONE;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line =
        switch (format) {
          case LOGFMT -> logfmt(pairs(event));
          case JSON -> json(pairs(event));
        };
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> pairs(ILoggingEvent event) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Instant time = Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.MILLIS);
    pairs.put("time", time.toString());
    pairs.put("level", event.getLevel().toString());
    pairs.put("source", event.getLoggerName().replaceFirst(".*\\.", ""));
    pairs.put("msg", String.valueOf(event.getFormattedMessage()));
    List<KeyValuePair> more = event.getKeyValuePairs();
    if (more != null) {
      more.forEach(pair -> pairs.put(pair.key, String.valueOf(pair.value)));
    }
    IThrowableProxy cause = event.getThrowableProxy();
    if (cause != null) {
      pairs.put("err", ThrowableProxyUtil.asString(cause).strip());
    }
    return pairs;
  }

  private static String logfmt(Map<String, String> pairs) {
    StringBuilder line = new StringBuilder();
    pairs.forEach(
        (key, value) -> {
          line.append(line.isEmpty() ? "" : " ").append(key).append('=');
          line.append(isPlain(value) ? value : quoted(value));
        });
    return line.append('\n').toString();
  }

  private static String json(Map<String, String> pairs) {
    StringBuilder line = new StringBuilder("{");
    pairs.forEach(
        (key, value) -> {
          line.append(line.length() == 1 ? "" : ",");
          line.append(quoted(key)).append(':').append(quoted(value));
        });
    return line.append("}\n").toString();
  }

  private static boolean isPlain(String value) {
    return !value.isEmpty()
        && value.chars().allMatch(c -> c > ' ' && c != '"' && c != '=' && c != '\\' && c < 127);
  }

  // Control characters are escaped in both formats: a value can never begin a line of its own.
  private static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < ' ' || c == 127 ? "\\u%04x".formatted((int) c) : "" + c);
      }
    }
    return out.append('"').toString();
  }
}
