package io.hostwatch.e2e.harness;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The installed bridge as a process, on one port and one database for as many starts as a case
 * needs.
 */
public final class Bridge implements AutoCloseable {

  private static final Path PROGRAM =
      Repository.path("alert-bridge/target/hostwatch-bridge/bin/hostwatch-bridge");
  private static final Duration START = Duration.ofSeconds(40);

  private final Path dir;
  private final int port;
  private final List<String> command;
  private Part process;

  private Bridge(Path dir, int port, List<String> before, List<String> flags) {
    this.dir = dir;
    this.port = port;
    this.command = command(before, flags);
    this.process = launch();
  }

  /** Starts it in that folder with that configuration and waits until it is ready. */
  public static Bridge start(Path dir, String config) {
    return start(dir, Ports.free(), config);
  }

  /** Starts it on a given port, with more flags. */
  public static Bridge start(Path dir, int port, String config, String... flags) {
    new Scratch(dir).write("bridge.yml", config);
    return new Bridge(dir, port, List.of(), List.of(flags));
  }

  /** Starts it by a clock of its own. */
  public static Bridge start(Path dir, FakeClock clock, String config) {
    new Scratch(dir).write("bridge.yml", config);
    return new Bridge(dir, Ports.free(), clock.before(), List.of());
  }

  /** Starts it anew after it ended, on the same database. */
  public void restart() {
    process = launch();
  }

  /** The running process. */
  public Part process() {
    return process;
  }

  /** The database file, unless its flags name a server. */
  public Path database() {
    return dir.resolve("bridge.db");
  }

  /** A page of it. */
  public URI uri(String path) {
    return URI.create("http://" + Addresses.local(port) + path);
  }

  /** Sends a body the way Alertmanager does. */
  public HttpResponse<String> post(String body) {
    return Http.post(uri("/api/v1/webhook/alertmanager"), body);
  }

  /** What it remembers. */
  public History history() {
    return new History(this);
  }

  private List<String> command(List<String> before, List<String> flags) {
    List<String> words = new ArrayList<>(before);
    words.add(PROGRAM.toString());
    words.add("--config.file=" + dir.resolve("bridge.yml"));
    if (flags.stream().noneMatch(flag -> flag.startsWith("--storage.url="))) {
      words.add("--storage.path=" + database());
    }
    words.add("--web.listen-address=" + Addresses.local(port));
    words.add("--web.external-url=http://" + Addresses.local(port));
    words.addAll(flags);
    return words;
  }

  private Part launch() {
    return Part.start("bridge", dir, command).awaitOk(uri("/-/ready"), START);
  }

  @Override
  public void close() {
    process.close();
  }
}
