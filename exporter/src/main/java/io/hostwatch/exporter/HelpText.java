package io.hostwatch.exporter;

import java.util.List;

/** What {@code --help} prints: every flag with its default and one sentence. */
final class HelpText {
  private static final String INDENT = "          ";

  private HelpText() {}

  static String of(List<Flag> flags) {
    StringBuilder text = new StringBuilder("usage: hostwatch-exporter [FLAG...]\n\n");
    flags.forEach(flag -> append(text, flag));
    text.append("\n@FILE takes arguments from a file, one a line.\n");
    return text.toString();
  }

  private static void append(StringBuilder text, Flag flag) {
    text.append(flag.name().equals(Flags.HELP) ? "  -h, " : "      ").append(flag.name());
    switch (flag.kind()) {
      case SWITCH -> {}
      case VALUE -> text.append('=').append(flag.form());
      case REPEATABLE -> text.append('=').append(flag.form()).append(" ...");
    }
    text.append('\n').append(INDENT).append(flag.meaning());
    if (!flag.standard().isEmpty()) {
      text.append(" Default: ").append(flag.standard());
    }
    text.append('\n');
  }
}
