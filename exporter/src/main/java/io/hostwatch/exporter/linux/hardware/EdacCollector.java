package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.FixedAttribute;
import io.hostwatch.exporter.linux.file.Folder;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Errors of the memory that its controllers corrected or could not correct.
 *
 * <pre>{@code
 * node_edac_correctable_errors_total{controller="0"} 1
 * node_edac_csrow_correctable_errors_total{controller="0",csrow="unknown"} 2
 * node_edac_csrow_uncorrectable_errors_total{controller="0",csrow="0"} 4
 * node_edac_channel_correctable_errors_total{controller="0",csrow="0",channel="1",dimm_label="A1"} 0
 * }</pre>
 *
 * <p>Source: {@code /sys/devices/system/edac/mc}. Errors of which the controller does not know the
 * row count for the row {@code unknown}. In a module's label {@code #} is left out, and {@code
 * csrow} and {@code channel} get an underscore before them, as in node_exporter.
 */
final class EdacCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("edac");
  private static final String CONTROLLER = "mc";
  private static final String ROW = "csrow";
  private static final String CHANNEL = "ch";
  private static final String CHANNEL_COUNT = "_ce_count";
  private static final Kind CORRECTABLE = new Kind("ce", "correctable", "corrected");
  private static final Kind UNCORRECTABLE = new Kind("ue", "uncorrectable", "found no remedy for");

  private final HostFiles files = new HostFiles();
  private final Devices<Readings> controllers;

  EdacCollector(HostPaths paths, LongSupplier nanoClock) {
    controllers =
        new Devices<>(
            files,
            paths.sysfs().resolve("devices/system/edac/mc"),
            name -> Folder.isNumbered(name, CONTROLLER),
            EdacCollector::readings,
            nanoClock);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    for (Readings controller : controllers.now()) {
      controller.collect(files, sink);
    }
  }

  private static Readings readings(Path folder) {
    Readings readings = new Readings();
    String controller = number(folder, CONTROLLER);
    for (Kind kind : List.of(CORRECTABLE, UNCORRECTABLE)) {
      readings.add(folder.resolve(kind.file + "_count"), kind.ofController, controller);
      readings.add(folder.resolve(kind.file + "_noinfo_count"), kind.ofRow, controller, "unknown");
    }
    for (String row : Folder.names(folder).orElse(List.of())) {
      if (Folder.isNumbered(row, ROW)) {
        addRow(folder.resolve(row), controller, readings);
      }
    }
    return readings;
  }

  private static void addRow(Path folder, String controller, Readings readings) {
    String row = number(folder, ROW);
    for (Kind kind : List.of(CORRECTABLE, UNCORRECTABLE)) {
      readings.add(folder.resolve(kind.file + "_count"), kind.ofRow, controller, row);
    }
    for (String file : Folder.names(folder).orElse(List.of())) {
      if (Folder.isNumbered(file, CHANNEL) && file.endsWith(CHANNEL_COUNT)) {
        addChannel(folder, file, readings, controller, row);
      }
    }
  }

  /** A channel has files only where it has a module, so the first may be missing. */
  private static void addChannel(
      Path row, String file, Readings readings, String controller, String rowNumber) {
    String name = file.substring(0, file.length() - CHANNEL_COUNT.length());
    String module = moduleLabel(row.resolve(name + "_dimm_label"));
    for (Kind kind : List.of(CORRECTABLE, UNCORRECTABLE)) {
      readings.add(
          row.resolve(name + '_' + kind.file + "_count"),
          kind.ofChannel,
          controller,
          rowNumber,
          name.substring(CHANNEL.length()),
          module);
    }
  }

  private static String moduleLabel(Path file) {
    return FixedAttribute.text(file)
        .map(
            text -> text.replace("#", "").replace("csrow", "_csrow").replace("channel", "_channel"))
        .orElse("unknown");
  }

  private static String number(Path folder, String prefix) {
    return String.valueOf(folder.getFileName()).substring(prefix.length());
  }

  /** Errors that were corrected, or those that could not be. */
  private static final class Kind {
    private final String file;
    private final Measure ofController;
    private final Measure ofRow;
    private final Measure ofChannel;

    private Kind(String file, String name, String done) {
      this.file = file;
      String total = name + "_errors_total";
      String help = "Errors of the memory that the hardware " + done;
      ofController = counter(total, help + ".", "controller");
      ofRow = counter("csrow_" + total, help + ", by row.", "controller", ROW);
      ofChannel =
          counter(
              "channel_" + total,
              help + ", by channel.",
              "controller",
              ROW,
              "channel",
              "dimm_label");
    }

    private static Measure counter(String name, String help, String... labels) {
      return Measure.plain(Family.counter("node_edac_" + name, help, labels));
    }
  }
}
