package io.hostwatch.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tables of the module's README. */
public final class Readme {
  private Readme() {}

  /** The first cells of all rows that begin with code of this form, without the backticks. */
  public static List<String> firstCells(String form) {
    return Pattern.compile("(?m)^\\| `(" + form + ")` \\|")
        .matcher(text())
        .results()
        .map((MatchResult row) -> row.group(1))
        .toList();
  }

  /** All of it. */
  public static String text() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException("README.md", e);
    }
  }
}
