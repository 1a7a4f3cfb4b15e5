package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.file.Digits;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;

/**
 * Reads the {@code stat} of one task after the other, of which only the state and the number of
 * threads are wanted: proc_pid_stat(5).
 *
 * <p>The files are not kept open, because tasks come and go. Used by one thread at a time.
 */
final class TaskStat {
  private static final int THREADS_AFTER_STATE = 17;

  private final byte[] bytes = new byte[1024];
  private int length;
  private char state;
  private int threads;

  /**
   * Reads the task whose folder is {@code task}.
   *
   * @return whether there still is such a task
   */
  boolean read(File task) throws IOException {
    File source = new File(task, "stat");
    try (FileInputStream in = new FileInputStream(source)) {
      length = Math.max(0, in.read(bytes));
    } catch (IOException e) {
      if (task.exists()) {
        throw e;
      }
      return false;
    }
    parse(source);
    return true;
  }

  /** The state of the task last read, a letter such as {@code S}. */
  char state() {
    return state;
  }

  /** How many threads the process last read has. */
  int threads() {
    return threads;
  }

  /** A command's name may hold anything, so what counts is its last parenthesis. */
  private void parse(File source) throws CollectorException {
    int at = length - 1;
    while (at >= 0 && bytes[at] != ')') {
      at--;
    }
    at += 2;
    boolean known = at > 1 && at < length && isLetter(bytes[at]);
    state = known ? (char) bytes[at] : 0;
    for (int field = 0; known && field < THREADS_AFTER_STATE; field++) {
      at = nextField(at);
    }
    threads = known ? number(at) : -1;
    if (threads < 0) {
      throw new CollectorException(source + ": has no state and number of threads");
    }
  }

  private int nextField(int from) {
    int at = from;
    while (at < length && bytes[at] != ' ') {
      at++;
    }
    return at + 1;
  }

  private int number(int from) {
    int value = 0;
    int at = from;
    while (at < length && at - from < 9 && Digits.isDigit(bytes[at])) {
      value = value * 10 + bytes[at++] - '0';
    }
    return at == from ? -1 : value;
  }

  private static boolean isLetter(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }
}
