package io.hostwatch.simulator;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A program of the Prometheus family, found or fetched; never skipped.
 *
 * <p>Looked for in the directory named by the system property {@code hostwatch.peers}, on the
 * {@code PATH}, and in {@code .hostwatch/peers/bin}; else {@code ./hostwatch peers} fetches it.
 */
final class PeerTool {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final ConcurrentHashMap<String, Path> FOUND = new ConcurrentHashMap<>();

  private PeerTool() {}

  /** What a finished program said, on both of its streams. */
  record Result(int exit, String output) {}

  static Path path(String name) {
    return FOUND.computeIfAbsent(name, PeerTool::find);
  }

  /** Runs a command to its end, with this text as its input. */
  static Result run(byte[] input, List<String> command) {
    try {
      Path typed = Files.createTempFile("input", "");
      Files.write(typed, input);
      Process process =
          new ProcessBuilder(command)
              .redirectInput(typed.toFile())
              .redirectErrorStream(true)
              .start();
      byte[] output = process.getInputStream().readAllBytes();
      Files.delete(typed);
      return new Result(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + command, e);
    }
  }

  private static Path find(String name) {
    return places()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> fetched().resolve(name));
  }

  private static Stream<Path> places() {
    List<Path> places = new ArrayList<>();
    Optional.ofNullable(System.getProperty("hostwatch.peers"))
        .filter(folder -> !folder.isBlank())
        .ifPresent(folder -> places.add(Path.of(folder)));
    Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .forEach(folder -> places.add(Path.of(folder)));
    places.add(CHECKOUT.resolve(".hostwatch/peers/bin"));
    return places.stream();
  }

  private static Path fetched() {
    Result result = run(new byte[0], List.of(CHECKOUT.resolve("hostwatch").toString(), "peers"));
    if (result.exit() != 0) {
      throw new IllegalStateException("./hostwatch peers: " + result.output());
    }
    return Path.of(result.output().strip().lines().toList().getLast());
  }
}
