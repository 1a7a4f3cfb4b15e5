package io.hostwatch.exporter.textfile;

import io.hostwatch.exporter.collector.MetricType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Prometheus text format, as strictly as node_exporter does: one wrong line and the whole
 * text is refused, and so is a text whose last line does not end, which was read half-written.
 *
 * <p>Refused besides: samples with timestamps, which a scrape must not carry. Lines may end with
 * {@code \r\n}. Names are those of the legacy set, without quotes.
 */
final class PromParser {
  private final SequencedMap<String, Draft> drafts = new LinkedHashMap<>();

  private PromParser() {}

  /** The families of a text in their order; those without samples are left out. */
  static List<PromFamily> parse(byte[] text) throws PromFormatException {
    PromParser parser = new PromParser();
    String[] lines = decode(text).split("\n", -1);
    for (int i = 0; i < lines.length - 1; i++) {
      parser.line(new LineScanner(stripCarriageReturn(lines[i]), i + 1));
    }
    if (!lines[lines.length - 1].isBlank()) {
      throw new PromFormatException(lines.length, "the last line does not end with a line feed");
    }
    return families(parser.drafts.values());
  }

  /** A family while its lines are being read. */
  private static final class Draft {
    final String name;
    final List<PromFamily.Line> lines = new ArrayList<>();
    @Nullable String help;
    @Nullable MetricType type;

    Draft(String name) {
      this.name = name;
    }

    PromFamily finish() {
      MetricType stated = type == null ? MetricType.UNTYPED : type;
      return new PromFamily(name, Optional.ofNullable(help), stated, lines);
    }
  }

  private void line(LineScanner line) throws PromFormatException {
    line.blanks();
    if (line.atEnd()) {
      return;
    }
    if (line.takes('#')) {
      line.blanks();
      comment(line, line.word());
    } else {
      sample(line);
    }
  }

  private void comment(LineScanner line, String keyword) throws PromFormatException {
    switch (keyword) {
      case "HELP" -> help(line, draft(line));
      case "TYPE" -> type(line, draft(line));
      default -> {} // any other comment says nothing
    }
  }

  private Draft draft(LineScanner line) throws PromFormatException {
    String name = line.metricName();
    line.blanks();
    return drafts.computeIfAbsent(name, Draft::new);
  }

  private static void help(LineScanner line, Draft draft) throws PromFormatException {
    if (draft.help != null) {
      throw line.wrong("second HELP line for " + draft.name);
    }
    draft.help = unescape(line);
  }

  private static String unescape(LineScanner line) throws PromFormatException {
    String raw = line.rest();
    StringBuilder help = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\') {
        i++;
        char next = i < raw.length() ? raw.charAt(i) : ' ';
        switch (next) {
          case '\\' -> help.append('\\');
          case 'n' -> help.append('\n');
          default -> throw line.wrong("invalid escape sequence in HELP");
        }
      } else {
        help.append(c);
      }
    }
    return help.toString();
  }

  private static void type(LineScanner line, Draft draft) throws PromFormatException {
    if (draft.type != null) {
      throw line.wrong("second TYPE line for " + draft.name + ", or one after its samples");
    }
    String word = line.rest().strip();
    try {
      draft.type = MetricType.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw line.wrong("unknown metric type \"" + word + "\"");
    }
  }

  private void sample(LineScanner line) throws PromFormatException {
    String name = line.metricName();
    SequencedMap<String, String> labels = line.labels();
    line.blanks();
    double value = line.value();
    if (!line.atEnd()) {
      throw line.wrong(
          Numbers.parse(line.word()).isPresent() && line.atEnd()
              ? "client-side timestamps are not supported"
              : "unexpected text after the value");
    }
    Draft draft = owner(name);
    if (draft.type == null) {
      draft.type = MetricType.UNTYPED; // a TYPE line would come too late from here on
    }
    draft.lines.add(new PromFamily.Line(name, labels, value));
  }

  // x_sum belongs to the histogram or summary x if the text has announced one.
  private Draft owner(String name) {
    for (String suffix : List.of("_bucket", "_sum", "_count")) {
      if (name.endsWith(suffix) && !drafts.containsKey(name)) {
        Draft whole = drafts.get(name.substring(0, name.length() - suffix.length()));
        if (whole != null && hasPart(whole, suffix)) {
          return whole;
        }
      }
    }
    return drafts.computeIfAbsent(name, Draft::new);
  }

  private static boolean hasPart(Draft whole, String suffix) {
    return whole.type == MetricType.HISTOGRAM
        || (whole.type == MetricType.SUMMARY && !suffix.equals("_bucket"));
  }

  private static List<PromFamily> families(Collection<Draft> drafts) {
    return drafts.stream().filter(d -> !d.lines.isEmpty()).map(Draft::finish).toList();
  }

  private static String decode(byte[] text) throws PromFormatException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(text))
          .toString();
    } catch (CharacterCodingException e) {
      throw new PromFormatException(1, "the text is not UTF-8");
    }
  }

  private static String stripCarriageReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
