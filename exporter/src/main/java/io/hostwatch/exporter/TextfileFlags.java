package io.hostwatch.exporter;

import io.hostwatch.exporter.textfile.TextfileOptions;
import java.util.List;
import java.util.Optional;

/** The flags of the text files' collector. */
final class TextfileFlags {
  private static final String DIRECTORY = "--collector.textfile.directory";
  private static final String MOST_BYTES = "--collector.textfile.max-bytes";

  private TextfileFlags() {}

  static List<Flag> all() {
    return List.of(
        Flag.repeatable(
            DIRECTORY, "DIR", "", "Where to read *.prom files from; may hold wildcards."),
        Flag.value(
            MOST_BYTES,
            "N",
            Integer.toString(TextfileOptions.STANDARD_BYTES),
            "How many bytes of *.prom files a scrape reads; the heap needs twenty times as many."));
  }

  static TextfileOptions read(FlagValues flags) {
    int most =
        flags.read(
            MOST_BYTES,
            text ->
                Optional.of(text).filter(t -> t.matches("[1-9][0-9]{0,8}")).map(Integer::valueOf),
            "a whole number of bytes from 1 to 999999999");
    return new TextfileOptions(flags.texts(DIRECTORY), most);
  }
}
