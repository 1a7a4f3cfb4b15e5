package io.hostwatch.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hostwatch.simulator.world.RunningScript;
import io.hostwatch.simulator.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The web server of a world. Each request has a thread of its own; the world needs no lock. */
public final class SimulatorServer implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private SimulatorServer(HttpServer server) {
    this.server = server;
  }

  /** Listens at once; an address that cannot be had is an {@link IOException}. */
  public static SimulatorServer start(
      InetSocketAddress address, World world, RunningScript script, Clock clock)
      throws IOException {
    SimulatorServer running = new SimulatorServer(HttpServer.create(address, BACKLOG));
    running.serve("/targets/", new TargetsEndpoint(world, script, clock));
    running.serve("/sd/", new DiscoveryEndpoint(world));
    running.serve("/incidents", new IncidentsEndpoint(world, script, clock));
    running.serve("/-/healthy", _ -> Answer.text("healthy\n"));
    running.serve("/", new LandingPage(world));
    running.server.setExecutor(running.threads);
    running.server.start();
    return running;
  }

  /** Where it listens, such as {@code 127.0.0.1:9400}. */
  public String address() {
    InetSocketAddress bound = server.getAddress();
    return bound.getHostString() + ":" + bound.getPort();
  }

  /** Stops at once; requests under way are cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void serve(String path, Endpoint endpoint) {
    server.createContext(path, exchange -> answer(exchange, endpoint));
  }

  private static void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
    try (exchange) {
      endpoint.answer(new Request(exchange)).sendTo(exchange);
    }
  }
}
