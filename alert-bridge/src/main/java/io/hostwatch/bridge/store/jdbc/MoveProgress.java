package io.hostwatch.bridge.store.jdbc;

import java.util.function.Consumer;

/** Tells how far one table is, now and then. Used by one thread. */
final class MoveProgress {
  private static final long BETWEEN_LINES = 100_000;

  private final Consumer<String> line;
  private final String form;
  private final long all;
  private long next;

  /**
   * Tells nothing yet.
   *
   * @param form with a place for the number of rows done, and one for all
   * @param done what an earlier run had done
   */
  MoveProgress(Consumer<String> line, String form, long done, long all) {
    this.line = line;
    this.form = form;
    this.all = all;
    this.next = done + BETWEEN_LINES;
  }

  void at(long done) {
    if (done >= next) {
      tell(done);
      next = done + BETWEEN_LINES;
    }
  }

  void tell(long done) {
    line.accept(form.formatted(done, all));
  }
}
