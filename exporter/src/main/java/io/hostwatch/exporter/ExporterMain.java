package io.hostwatch.exporter;

import io.hostwatch.exporter.logging.Logging;
import io.hostwatch.exporter.self.BuildInfo;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: reads the command line, serves until it is told to stop, owns the exit code. */
public final class ExporterMain {
  private static final int REFUSED = 1;

  private ExporterMain() {}

  /** Runs the exporter; {@code --help} tells the flags. */
  public static void main(String[] arguments) throws InterruptedException {
    BuildInfo build = BuildInfo.load();
    Command command =
        new CommandParser(Catalogue.names(), build.toString(), System.getenv())
            .parse(List.of(arguments));
    switch (command) {
      case Command.Print print -> System.out.print(print.text());
      case Command.Refuse refuse -> refuse(refuse.faults());
      case Command.Serve serve -> serve(serve, build);
    }
  }

  private static void serve(Command.Serve serve, BuildInfo build) throws InterruptedException {
    ExporterConfig config = serve.config();
    Logging.start(config.log().level(), config.log().format());
    Logger log = LoggerFactory.getLogger(ExporterMain.class);
    serve.warnings().forEach(log::warn);
    try (Exporter exporter = Exporter.start(config, build)) {
      Runtime.getRuntime().addShutdownHook(new Thread(exporter::stopping, "stop"));
      new CountDownLatch(1).await();
    } catch (UncheckedIOException e) {
      refuse(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static void refuse(List<String> faults) {
    faults.forEach(fault -> System.err.println("hostwatch-exporter: " + fault));
    System.exit(REFUSED);
  }
}
