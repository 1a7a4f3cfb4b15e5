package io.hostwatch.e2e.harness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The installed exporter as a process; it can be stopped and started again on its port. */
public final class Exporter implements AutoCloseable {

  private static final Path PROGRAM =
      Repository.path("exporter/target/hostwatch-exporter/bin/hostwatch-exporter");

  private final Path dir;
  private final int port;
  private final List<String> flags;
  private Part process;

  private Exporter(Path dir, int port, List<String> flags) {
    this.dir = dir;
    this.port = port;
    this.flags = flags;
    this.process = launch();
  }

  /** Starts it on a free port and waits until it answers. */
  public static Exporter start(Path dir, List<String> flags) {
    return start(dir, Ports.free(), flags);
  }

  /** Starts it on a given port. */
  public static Exporter start(Path dir, int port, List<String> flags) {
    return new Exporter(dir, port, flags);
  }

  /** Starts it anew after it ended. */
  public void restart() {
    process = launch();
  }

  /** Stops it in good order and tells the exit code. */
  public int stop() {
    process.terminate();
    return process.awaitExit(Duration.ofSeconds(20));
  }

  /** A page of it. */
  public URI uri(String path) {
    return URI.create("http://" + Addresses.local(port) + path);
  }

  private Part launch() {
    List<String> command = new ArrayList<>();
    command.add(PROGRAM.toString());
    command.add("--web.listen-address=" + Addresses.local(port));
    command.addAll(flags);
    return Part.start("exporter", dir, command).awaitOk(uri("/-/healthy"), Duration.ofSeconds(30));
  }

  @Override
  public void close() {
    process.close();
  }
}
