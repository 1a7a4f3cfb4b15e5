package io.hostwatch.exporter.linux.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a collector knows by the names that a kernel file's lines start with.
 *
 * <p>A line's name is nearly always the one that stood there at the last reading, so it is compared
 * byte by byte with that one; a string and a look-up are spent only on a line that has moved. Used
 * by one thread at a time.
 *
 * @param <T> what is known of a name
 */
public final class KnownLines<T> {
  private static final int MOST_LINES = 4096;

  private final Function<String, @Nullable T> lookUp;
  private final List<Line<T>> lines = new ArrayList<>();
  private int next;

  /**
   * @param lookUp what is known of a name, null if nothing is
   */
  public KnownLines(Function<String, @Nullable T> lookUp) {
    this.lookUp = lookUp;
  }

  /** Goes back to the file's first line. */
  public void restart() {
    next = 0;
  }

  /** What is known of {@code text}'s current field, asked for once a line; null if nothing is. */
  public @Nullable T of(ProcText text) {
    int index = next++;
    if (index < lines.size() && text.fieldIs(lines.get(index).name)) {
      return lines.get(index).known;
    }
    String name = text.field();
    T known = lookUp.apply(name);
    remember(index, new Line<>(name, known));
    return known;
  }

  private void remember(int index, Line<T> line) {
    if (index < lines.size()) {
      lines.set(index, line);
    } else if (index < MOST_LINES) {
      lines.add(line);
    }
  }

  private record Line<T>(String name, @Nullable T known) {}
}
