package io.hostwatch.e2e.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/** Runs {@code hostwatch} of a checkout with a data folder and an environment of its own. */
final class Launcher {

  private static final List<String> PARTS =
      List.of(
          "exporter",
          "bridge",
          "alertmanager",
          "prometheus",
          "prometheus-1m",
          "prometheus-5m",
          "simulator");

  private final Path root;
  private final Path scratch;
  private final Map<String, String> environment = new HashMap<>();

  Launcher(Path root, Path scratch) {
    this.root = root;
    this.scratch = scratch;
  }

  /** What a run printed, and how it ended. */
  record Result(int exit, String out, String err) {}

  Launcher with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Gives each part a port that nobody listens on. */
  Launcher withFreePorts() throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    for (String part : PARTS) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      held.add(socket);
      with(portVariable(part), Integer.toString(socket.getLocalPort()));
    }
    for (ServerSocket socket : held) {
      socket.close();
    }
    return this;
  }

  int port(String part) {
    return Integer.parseInt(environment.getOrDefault(portVariable(part), "0"));
  }

  private static String portVariable(String part) {
    return "HOSTWATCH_" + part.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
  }

  /** The part's process as the launcher recorded it, if that is alive. */
  Optional<ProcessHandle> process(String part) {
    Path entry = data().resolve("run").resolve(part);
    try {
      return Files.exists(entry)
          ? ProcessHandle.of(pid(entry)).filter(ProcessHandle::isAlive)
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long pid(Path entry) throws IOException {
    try (Scanner scanner = new Scanner(entry, UTF_8)) {
      return scanner.nextLong();
    }
  }

  /** All recorded processes that are alive. */
  List<ProcessHandle> processes() {
    return PARTS.stream().flatMap(part -> process(part).stream()).toList();
  }

  Path data() {
    return scratch.resolve("data folder");
  }

  /** Runs one command to its end. */
  Result run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("hostwatch").toString());
    command.add("--data");
    command.add(data().toString());
    command.addAll(List.of(arguments));
    try {
      return run(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + command, e);
    }
  }

  private Result run(List<String> command) throws IOException, InterruptedException {
    Path out = scratch.resolve("out");
    Path err = scratch.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("HOSTWATCH_.*_(PORT|CONFIG|URL)"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroy();
      throw new AssertionError(command + " does not end: " + Files.readString(err));
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
