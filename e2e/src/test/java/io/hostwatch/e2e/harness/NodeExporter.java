package io.hostwatch.e2e.harness;

import io.hostwatch.e2e.Peers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The real node_exporter as a process, with the defaults of its official build. */
public final class NodeExporter implements AutoCloseable {

  /** Debian's build has others. */
  private static final List<String> AS_OFFICIAL =
      List.of(
          "--no-collector.systemd",
          "--collector.filesystem.mount-points-exclude="
              + "^/(dev|proc|run/credentials/.+|sys|var/lib/docker/.+"
              + "|var/lib/containers/storage/.+)($|/)");

  private final URI root;
  private final Part process;

  private NodeExporter(URI root, Part process) {
    this.root = root;
    this.process = process;
  }

  /** Starts it on a free port and waits until it answers. */
  public static NodeExporter start(Scratch scratch, List<String> flags) {
    String address = Addresses.local(Ports.free());
    URI root = URI.create("http://" + address + "/");
    List<String> command = new ArrayList<>();
    command.add(Peers.tool("node_exporter").toString());
    command.add("--web.listen-address=" + address);
    command.addAll(flags);
    command.addAll(AS_OFFICIAL);
    Part process = Part.start("node_exporter", scratch.root(), command);
    return new NodeExporter(root, process.awaitOk(root, Duration.ofSeconds(30)));
  }

  /** A page of it. */
  public URI uri(String path) {
    return root.resolve(path);
  }

  @Override
  public void close() {
    process.close();
  }
}
