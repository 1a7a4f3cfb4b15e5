package io.hostwatch.e2e.harness;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The installed simulator as a process. */
public final class Simulator implements AutoCloseable {

  private static final Path PROGRAM =
      Repository.path("simulator/target/hostwatch-simulator/bin/hostwatch-simulator");

  private final int port;
  private final Part process;

  private Simulator(int port, Part process) {
    this.port = port;
    this.process = process;
  }

  /** Starts it on a port of its own and waits until it serves. */
  public static Simulator start(Path dir, List<String> flags) {
    int port = Ports.free();
    List<String> command = command("--web.listen-address=" + Addresses.local(port));
    command.addAll(flags);
    Part process = Part.start("simulator", dir, command);
    Simulator simulator = new Simulator(port, process);
    process.awaitOk(simulator.uri("/-/healthy"), Duration.ofSeconds(30));
    return simulator;
  }

  /** Writes the past of a world into a Prometheus. */
  static void fill(Path dir, Prometheus prometheus, List<String> flags) {
    List<String> command = command("backfill", "--prometheus=" + prometheus.uri("/"));
    ShippedConfig.rulesOfTheWorld().forEach(file -> command.add("--rules=" + file));
    command.addAll(flags);
    Part process = Part.start("backfill", dir, command);
    if (process.awaitExit(Duration.ofHours(2)) != 0) {
      throw new AssertionError("backfill failed: " + process.log());
    }
  }

  /** The program with these arguments, such as a command of its own and flags. */
  public static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** What it answers on a path, which has to be 200. */
  public String get(String path) {
    var answer = Http.get(uri(path));
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Sends a body to a path; tells the status. */
  public int post(String path, String body) {
    return Http.post(uri(path), HttpRequest.BodyPublishers.ofString(body)).statusCode();
  }

  /** Where Prometheus finds the targets of a kind, such as {@code node}. */
  URI discovery(String kind) {
    return uri("/sd/" + kind);
  }

  private URI uri(String path) {
    return URI.create("http://" + Addresses.local(port) + path);
  }

  @Override
  public void close() {
    process.close();
  }
}
