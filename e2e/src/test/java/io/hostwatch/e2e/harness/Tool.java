package io.hostwatch.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a program to its end, from a file and into a file. */
public final class Tool {
  private Tool() {}

  /** Runs it; what it says on either stream goes to {@code out}. Returns the exit code. */
  public static int run(List<String> command, Path in, Path out) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectInput(in.toFile()).redirectOutput(out.toFile());
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + command, e);
    }
  }
}
