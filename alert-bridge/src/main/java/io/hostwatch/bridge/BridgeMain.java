package io.hostwatch.bridge;

import io.hostwatch.bridge.configfile.BridgeFile;
import io.hostwatch.bridge.configfile.BridgeFileException;
import io.hostwatch.bridge.configfile.BridgeFileReader;
import io.hostwatch.bridge.logging.Logging;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.tracing.Tracing;
import io.hostwatch.bridge.tracing.TracingException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The program: reads the command line, serves until it is told to stop, owns the exit code. */
public final class BridgeMain {
  private static final int REFUSED = 1;
  private static final Duration STOP_WITHIN = Duration.ofMillis(9500);

  private BridgeMain() {}

  /** Runs the bridge; {@code --help} tells the flags. */
  public static void main(String[] arguments) {
    switch (new CommandParser(Version.text()).parse(List.of(arguments))) {
      case Command.Print print -> System.out.print(print.text());
      case Command.Refuse refuse -> refuse(refuse.faults());
      case Command.Backup backup -> carryOut(() -> DatabaseCommands.backup(backup));
      case Command.Restore restore ->
          carryOut(() -> DatabaseCommands.restore(restore, Clock.systemUTC()));
      case Command.Migrate migrate ->
          carryOut(() -> MigrateCommand.run(migrate, System.err::println));
      case Command.Serve serve -> serve(serve.config());
    }
  }

  private static void carryOut(Supplier<String> work) {
    try {
      System.out.print(work.get());
    } catch (StartFailedException | StoreException | UncheckedIOException e) {
      refuse(List.of(causes(e)));
    }
  }

  private static void serve(BridgeConfig config) {
    Logging.start(config.log().level(), config.log().format());
    HeapKeeper.start();
    try {
      Bridge bridge =
          Bridge.start(config, file(config), Tracing.start(System.getenv(), Version.text()));
      LastResort lastResort =
          LastResort.start(STOP_WITHIN, () -> Runtime.getRuntime().halt(REFUSED));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bridge, lastResort), "stop"));
    } catch (BridgeFileException e) {
      refuse(String.valueOf(e.getMessage()).lines().toList());
    } catch (StartFailedException | StoreException | TracingException | UncheckedIOException e) {
      refuse(List.of(causes(e)));
    }
  }

  private static BridgeFile file(BridgeConfig config) {
    BridgeFileReader reader =
        new BridgeFileReader(name -> Optional.ofNullable(System.getenv(name)), Clock.systemUTC());
    return config.file().map(reader::read).orElseGet(reader::defaults);
  }

  // Without the halt the code would be 143: a stop that went well would look like a crash.
  private static void stop(Bridge bridge, LastResort lastResort) {
    lastResort.arm();
    try {
      bridge.close();
      Runtime.getRuntime().halt(0);
    } finally {
      // Only a close that failed comes here.
      Runtime.getRuntime().halt(REFUSED);
    }
  }

  private static void refuse(List<String> faults) {
    faults.forEach(fault -> System.err.println("hostwatch-bridge: " + fault));
    System.exit(REFUSED);
  }

  private static String causes(Throwable e) {
    return e.getCause() == null || e.getCause().getMessage() == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + e.getCause().getMessage();
  }
}
