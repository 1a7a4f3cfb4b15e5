package io.hostwatch.exporter.linux;

import static org.assertj.core.api.Assertions.fail;

import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricType;
import io.hostwatch.exporter.scrape.CollectorOutcome;
import io.hostwatch.exporter.scrape.FamilySamples;
import io.hostwatch.exporter.scrape.Scrape;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds of every scrape, whatever stands in the host's files. */
final class SoundScrape {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern BUG =
      Pattern.compile("^(java\\.lang\\.|java\\.util\\.|[A-Z]\\w*(Exception|Error)$).*");

  private SoundScrape() {}

  /**
   * Fails unless names, labels and values are valid, no series is repeated and nobody has a bug.
   */
  static void check(Scrape scrape, String what) {
    for (Map.Entry<CollectorName, CollectorOutcome> outcome : scrape.outcomes().entrySet()) {
      if (outcome.getValue() instanceof CollectorOutcome.Failed failed
          && BUG.matcher(failed.reason()).find()) {
        fail(outcome.getKey() + ": " + failed.reason() + " for " + what);
      }
    }
    Set<String> series = new HashSet<>();
    for (FamilySamples family : scrape.families()) {
      checkFamily(family, series, what);
    }
  }

  private static void checkFamily(FamilySamples family, Set<String> series, String what) {
    String name = family.family().name();
    boolean soundNames =
        NAME.matcher(name).matches()
            && family.family().labelNames().stream().allMatch(l -> LABEL.matcher(l).matches());
    if (!soundNames) {
      fail(family.family() + " is no name in " + what);
    }
    for (int i = 0; i < family.size(); i++) {
      String text = utf8(family.text(i), what);
      if (text.indexOf('\n') >= 0 || !series.add(text)) {
        fail(text + " is broken or repeated in " + what);
      }
      double value = family.value(i);
      if (!Double.isFinite(value) || (value < 0 && family.family().type() == MetricType.COUNTER)) {
        fail(text + " is " + value + " in " + what);
      }
    }
  }

  private static String utf8(byte[] bytes, String what) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return fail("not UTF-8 in " + what, e);
    }
  }
}
