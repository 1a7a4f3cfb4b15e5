package io.hostwatch.exporter.linux.file;

import io.hostwatch.exporter.collector.CollectorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads one collector's kernel files again and again.
 *
 * <p>What is read whole is read at once, so that its lines belong to one moment. Files of the
 * kernel stay open between the scrapes, because opening and closing costs four times as much as
 * reading; how many is bounded by {@link Descriptors}. An attribute is a file with one value, as
 * sysfs has them: a device may lack it, refuse to tell it or be gone by the time it is asked, and
 * each means that there is no value, not that the collector failed.
 *
 * <p>A file that was not read in about 64 scrapes is closed: its device is gone, or another is in
 * its place.
 *
 * <p>Each collector has its own, and uses it on one thread at a time.
 */
public final class HostFiles {
  private static final int SCRAPES_UNREAD = 64;

  private final Descriptors descriptors;
  private final Map<Path, OpenFile> open = new HashMap<>();
  private int untilSweep = SCRAPES_UNREAD;

  /** Keeps files open as far as the process's descriptors allow. */
  public HostFiles() {
    this(Descriptors.OF_THIS_PROCESS);
  }

  HostFiles(Descriptors descriptors) {
    this.descriptors = descriptors;
  }

  /**
   * Reads {@code file} to its end. The text is valid until the same file is read again.
   *
   * @throws NoSuchFileException if there is none
   * @throws CollectorException if it is larger than any kernel file could be
   */
  public ProcText read(Path file) throws IOException {
    return readIfPresent(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
  }

  /** Reads {@code file} to its end unless there is none. */
  public Optional<ProcText> readIfPresent(Path file) throws IOException {
    OpenFile found = bytes(file, true);
    return found == null
        ? Optional.empty()
        : Optional.of(new ProcText(file, found.bytes(), found.length()));
  }

  /**
   * The number that is all of {@code file}.
   *
   * @throws NoSuchFileException if there is none
   * @throws CollectorException if it is none, or has a sign
   */
  public double requiredNumber(Path file) throws IOException {
    ProcText text = read(file);
    if (!text.nextLine()) {
      throw text.incomplete("number");
    }
    return text.nextCounter();
  }

  /** The attribute's text without the blanks around it. */
  public Optional<String> text(Path attribute) {
    OpenFile found = attribute(attribute);
    return found == null ? Optional.empty() : Optional.of(found.text());
  }

  /** The attribute as a whole number without a sign. */
  public OptionalDouble number(Path attribute) {
    OpenFile found = attribute(attribute);
    if (found == null) {
      return OptionalDouble.empty();
    }
    OptionalLong few = found.number();
    return few.isPresent() && few.getAsLong() >= 0
        ? OptionalDouble.of((double) few.getAsLong())
        : Digits.whole(found.text());
  }

  /** The attribute as a whole number of at most 18 digits that may have a sign. */
  public OptionalLong signed(Path attribute) {
    OpenFile found = attribute(attribute);
    return found == null ? OptionalLong.empty() : found.number();
  }

  /** The names in {@code folder}, sorted; none if there is no such folder. */
  public List<String> names(Path folder) {
    return Folder.names(folder).orElse(List.of());
  }

  /** Closes what stays open, for example of a device that is gone; reading opens it anew. */
  public void release() throws IOException {
    for (Map.Entry<Path, OpenFile> kept : List.copyOf(open.entrySet())) {
      forget(kept.getKey(), kept.getValue());
    }
  }

  private @Nullable OpenFile attribute(Path file) {
    try {
      return bytes(file, false);
    } catch (IOException e) {
      return null;
    }
  }

  private @Nullable OpenFile bytes(Path path, boolean toEnd) throws IOException {
    if (--untilSweep <= 0) {
      closeUnread();
    }
    OpenFile kept = open.get(path);
    if (kept != null) {
      kept.wasRead = true;
      try {
        kept.read(toEnd);
        return kept;
      } catch (IOException e) {
        forget(path, kept); // its device is gone, or another has taken its place
      }
    }
    File file = path.toFile();
    return file.exists() ? opened(path, file, toEnd) : null;
  }

  private OpenFile opened(Path path, File file, boolean toEnd) throws IOException {
    OpenFile fresh = OpenFile.open(file);
    boolean kept = false;
    try {
      fresh.read(toEnd);
      kept = fresh.isOfKernel() && descriptors.take();
    } finally {
      if (!kept) {
        fresh.close();
      }
    }
    if (kept) {
      fresh.trim();
      open.put(path, fresh);
    }
    return fresh;
  }

  private void closeUnread() throws IOException {
    for (Map.Entry<Path, OpenFile> kept : List.copyOf(open.entrySet())) {
      if (!kept.getValue().wasRead) {
        forget(kept.getKey(), kept.getValue());
      }
      kept.getValue().wasRead = false;
    }
    untilSweep = SCRAPES_UNREAD * (open.size() + 1); // a scrape reads each about once
  }

  private void forget(Path path, OpenFile kept) throws IOException {
    open.remove(path);
    descriptors.giveBack();
    kept.close();
  }
}
