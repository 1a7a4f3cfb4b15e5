package io.hostwatch.exporter.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LineEncoderTest {

  @Test
  void encode_logfmt_quotesWhatNeedsIt() {
    String line = encode(LogFormat.LOGFMT, event("two words", "path", "/a=\"b\"\nlevel=ERROR"));

    assertThat(line)
        .isEqualTo(
            "time=2026-03-01T10:00:00.120Z level=INFO source=Exporter msg=\"two words\""
                + " path=\"/a=\\\"b\\\"\\nlevel=ERROR\"\n");
  }

  @Test
  void encode_json_isOneObjectALine() {
    String line = encode(LogFormat.JSON, event("plain", "bell", "\u0007"));

    assertThat(line)
        .isEqualTo(
            "{\"time\":\"2026-03-01T10:00:00.120Z\",\"level\":\"INFO\",\"source\":\"Exporter\","
                + "\"msg\":\"plain\",\"bell\":\"\\u0007\"}\n");
  }

  private static String encode(LogFormat format, LoggingEvent event) {
    return new String(new LineEncoder(format).encode(event), StandardCharsets.UTF_8);
  }

  private static LoggingEvent event(String message, String key, String value) {
    Logger logger = new LoggerContext().getLogger("io.hostwatch.exporter.Exporter");
    LoggingEvent event = new LoggingEvent("", logger, Level.INFO, message, null, new Object[0]);
    event.setInstant(Instant.parse("2026-03-01T10:00:00.120Z"));
    event.addKeyValuePair(new KeyValuePair(key, value));
    return event;
  }
}
