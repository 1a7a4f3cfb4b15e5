package io.hostwatch.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/**
 * Scrapes hostwatch-exporter and node_exporter on this host in turns and prints what a scrape costs
 * with each.
 *
 * <p>Arguments: the two programs and the number of scrapes each. As many again warm both up.
 */
final class ScrapeBenchmark {
  private static final int TURN = 20;

  private ScrapeBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int scrapes = Integer.parseInt(args[2]);
    try (Measured ours = new Measured("hostwatch-exporter", Path.of(args[0]), freePort());
        Measured peer = new Measured("node_exporter", Path.of(args[1]), freePort())) {
      alternate(ours, peer, scrapes);
      ours.reset();
      peer.reset();
      alternate(ours, peer, scrapes);
      System.out.println(Measured.header());
      System.out.println(ours.row());
      System.out.println(peer.row());
    }
  }

  private static void alternate(Measured ours, Measured peer, int scrapes)
      throws IOException, InterruptedException {
    for (int done = 0; done < scrapes; done += TURN) {
      ours.scrape(TURN);
      peer.scrape(TURN);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
