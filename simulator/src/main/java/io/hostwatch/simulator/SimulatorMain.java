package io.hostwatch.simulator;

import io.hostwatch.simulator.backfill.Backfill;
import io.hostwatch.simulator.backfill.BackfillException;
import io.hostwatch.simulator.exposition.History;
import io.hostwatch.simulator.exposition.TimeRange;
import io.hostwatch.simulator.http.SimulatorServer;
import io.hostwatch.simulator.world.RunningScript;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The program: reads the command line, serves until it is told to stop, owns the exit code. */
public final class SimulatorMain {
  private static final int REFUSED = 1;
  private static final long CATCH_UP = 5000; // as often as targets are scraped, in milliseconds

  private SimulatorMain() {}

  /** Runs the simulator; {@code --help} tells the flags. */
  public static void main(String[] arguments) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    switch (new CommandParser(version(), clock).parse(List.of(arguments))) {
      case Command.Print print -> System.out.print(print.text());
      case Command.Refuse refuse -> refuse(refuse.faults());
      case Command.Serve serve -> serve(serve, clock);
      case Command.History history -> history(history);
      case Command.Fill fill -> fill(fill, clock);
    }
  }

  private static void serve(Command.Serve serve, Clock clock) {
    try {
      RunningScript script = new RunningScript(serve.script());
      SimulatorServer server = SimulatorServer.start(serve.address(), serve.world(), script, clock);
      // Without the halt the code would be 143: a stop that went well would look like a crash.
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    server.close();
                    Runtime.getRuntime().halt(0);
                  },
                  "stop"));
      System.err.printf(
          "hostwatch-simulator: %d targets on http://%s/%n",
          serve.world().targets().size(), server.address());
    } catch (IOException e) {
      refuse(List.of("--web.listen-address=" + serve.address() + ": " + e.getMessage()));
    }
  }

  private static void history(Command.History history) {
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      new History(history.world(), history.script(), history.range()).writeTo(out);
    } catch (IOException e) {
      refuse(List.of("history: " + e.getMessage()));
    }
  }

  private static void fill(Command.Fill fill, Clock clock) {
    long begun = System.nanoTime();
    try {
      Backfill backfill = new Backfill(fill.world(), fill.script(), fill.server(), fill.rules());
      long samples = backfill.run(fill.ranges(), SimulatorMain::tell);
      long end = fill.ranges().getLast().to();
      // While it was written time went on.
      while (fill.on() && clock.millis() - end >= CATCH_UP) {
        long now = clock.millis() / CATCH_UP * CATCH_UP;
        samples += backfill.run(List.of(new TimeRange(end, now, CATCH_UP)), (_, _) -> {});
        end = now;
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.err.printf("backfill: %d samples in %.0f s%n", samples, seconds);
    } catch (BackfillException e) {
      refuse(List.of("backfill: " + e.getMessage()));
    } catch (InterruptedException _) {
      refuse(List.of("backfill: interrupted"));
    }
  }

  private static void tell(long until, long samples) {
    System.err.printf(
        "backfill: up to %s, %.1f million samples%n", Instant.ofEpochMilli(until), samples / 1e6);
  }

  private static void refuse(List<String> faults) {
    faults.forEach(fault -> System.err.println("hostwatch-simulator: " + fault));
    System.exit(REFUSED);
  }

  private static String version() {
    return Optional.ofNullable(SimulatorMain.class.getPackage().getImplementationVersion())
        .orElse("unknown");
  }
}
