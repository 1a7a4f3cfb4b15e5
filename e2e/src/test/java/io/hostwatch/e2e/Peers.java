package io.hostwatch.e2e;

import io.hostwatch.e2e.harness.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the real programs that the tests work with: {@code prometheus}, {@code promtool}, {@code
 * alertmanager}, {@code amtool}, {@code node_exporter}.
 *
 * <p>Looked for in the directory of the system property {@code hostwatch.peers}, on {@code PATH},
 * in {@code .hostwatch/peers/bin}, and at last fetched by {@code ./hostwatch peers}. A program that
 * cannot be had fails the test that needs it.
 */
public final class Peers {

  private static final ConcurrentHashMap<String, Path> FOUND = new ConcurrentHashMap<>();

  private Peers() {}

  /** The program of that name. */
  public static Path tool(String name) {
    return FOUND.computeIfAbsent(name, Peers::find);
  }

  private static Path find(String name) {
    return candidates()
        .map(dir -> dir.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .or(() -> Optional.of(fetched(name).resolve(name)).filter(Files::isExecutable))
        .orElseThrow(
            () -> new IllegalStateException(name + " is not among what ./hostwatch peers fetched"));
  }

  private static Stream<Path> candidates() {
    Stream<Path> told =
        Stream.ofNullable(System.getProperty("hostwatch.peers"))
            .filter(dir -> !dir.isBlank())
            .map(Path::of);
    Stream<Path> onPath =
        Stream.ofNullable(System.getenv("PATH"))
            .flatMap(path -> Stream.of(path.split(":")))
            .filter(dir -> !dir.isBlank())
            .map(Path::of);
    Stream<Path> kept = Stream.of(Repository.path(".hostwatch/peers/bin"));
    return Stream.of(told, onPath, kept).flatMap(dirs -> dirs);
  }

  private static Path fetched(String name) {
    String launcher = Repository.path("hostwatch").toString();
    String output =
        run(
            name.equals("node_exporter")
                ? List.of(launcher, "peers", name)
                : List.of(launcher, "peers"));
    String directory = output.lines().reduce("", (before, line) -> line).strip();
    return Path.of(directory);
  }

  private static String run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Repository.root().toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException(command + " ended with " + exit);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command, e);
    }
  }
}
