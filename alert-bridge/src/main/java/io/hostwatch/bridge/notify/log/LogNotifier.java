package io.hostwatch.bridge.notify.log;

import io.hostwatch.bridge.notify.Notice;
import io.hostwatch.bridge.notify.Notifier;
import io.hostwatch.bridge.notify.Outcome;
import io.hostwatch.bridge.notify.PlainText;
import io.hostwatch.bridge.notify.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Writes one line of {@code key="value"} per notice; always accepted. Thread-safe.
 *
 * <pre>{@code
 * notice status="firing" alertname="HostDown" summary="web-1 is down" severity="critical" …
 * }</pre>
 */
public final class LogNotifier implements Notifier {
  private static final int LINE_LIMIT = 4_000;
  private static final int VALUE_LIMIT = 500;
  private static final int AT_ONCE = 32;

  private final Consumer<String> lines;

  /**
   * Writes to the logger of this package, at level INFO, which is written whatever {@code
   * --log.level} is.
   */
  public LogNotifier() {
    this(LoggerFactory.getLogger(LogNotifier.class)::info);
  }

  LogNotifier(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public Outcome send(Notice notice) {
    String line =
        facts(notice).entrySet().stream()
            .map(fact -> fact.getKey() + "=" + quote(fact.getValue()))
            .collect(Collectors.joining(" ", "notice ", ""));
    lines.accept(PlainText.cut(line, LINE_LIMIT));
    return new Outcome.Accepted("logged");
  }

  @Override
  public int atOnce(int usual) {
    return Math.max(usual, AT_ONCE);
  }

  private static Map<String, String> facts(Notice notice) {
    Wording words = new Wording(notice);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("status", notice.status().text());
    facts.put("alertname", words.name());
    facts.put("summary", words.summary());
    facts.put("startsAt", words.began().toString());
    words.ended().ifPresent(end -> facts.put("endsAt", end.toString()));
    words.note().ifPresent(note -> facts.put("note", note));
    facts.put("delivery", notice.id().toString());
    facts.put("attempt", Integer.toString(notice.attempt()));
    facts.put("history", notice.historyUrl().toString());
    words.labels().forEach((name, value) -> facts.putIfAbsent(name.replace(' ', '_'), value));
    return facts;
  }

  private static String quote(String value) {
    String cut = PlainText.cut(value, VALUE_LIMIT);
    return '"' + cut.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
