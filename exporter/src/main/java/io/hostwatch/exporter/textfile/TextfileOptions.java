package io.hostwatch.exporter.textfile;

import java.util.List;

/**
 * What the text files' collector can be told.
 *
 * @param directories where the files are; wildcards are resolved on every scrape
 * @param mostBytes how many bytes of files a scrape reads; a sample takes some twenty times its
 *     text in memory while it is read and served
 */
public record TextfileOptions(List<String> directories, int mostBytes) {
  /** What a heap of 96 MiB bears. */
  public static final int STANDARD_BYTES = 2 * 1024 * 1024;

  public TextfileOptions {
    directories = List.copyOf(directories);
  }
}
