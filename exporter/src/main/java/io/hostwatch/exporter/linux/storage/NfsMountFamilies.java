package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the numbers of an NFS mount are reported as. */
final class NfsMountFamilies {
  private static final String PREFIX = "node_mountstats_nfs_";
  private static final double MILLISECONDS = 1000;
  private static final int FIRST_TIME = 5;
  private static final String NONE = "-";
  private static final Family AGE =
      Family.counter(
          PREFIX + "age_seconds_total",
          "Seconds since it was mounted.",
          "export",
          "protocol",
          "mountaddr");

  private static final List<Family> BYTES =
      families(
          "",
          "read_bytes write_bytes direct_read_bytes direct_write_bytes total_read_bytes"
              + " total_write_bytes read_pages write_pages",
          "Data");
  private static final List<Family> EVENTS =
      families(
          "event_",
          "inode_revalidate dnode_revalidate data_invalidate attribute_invalidate vfs_open"
              + " vfs_lookup vfs_access vfs_update_page vfs_read_page vfs_read_pages"
              + " vfs_write_page vfs_write_pages vfs_getdents vfs_setattr vfs_flush vfs_fsync"
              + " vfs_lock vfs_file_release - truncation write_extension silly_rename short_read"
              + " short_write jukebox_delay pnfs_read pnfs_write",
          "Events");
  private static final List<Family> OPERATIONS =
      families(
          "operations_",
          "requests transmissions major_timeouts sent_bytes received_bytes queue_time_seconds"
              + " response_time_seconds request_time_seconds",
          "By operation",
          "operation");

  /** By their place among a transport's numbers. */
  private static final Map<Integer, Family> TRANSPORT =
      Map.of(
          1, transport("bind_total", "Sockets bound."),
          2, transport("connect_total", "Connections made."),
          4, gauge("idle_time_seconds", "Seconds since the last call."),
          5, transport("sends_total", "Calls sent."),
          6, transport("receives_total", "Answers received."),
          7, transport("bad_transaction_ids_total", "Answers to calls that were not made."),
          9, transport("backlog_queue_total", "Calls that waited for a slot, added up."),
          10, gauge("maximum_rpc_slots", "Most calls at a time so far."),
          11, transport("sending_queue_total", "Calls that waited to be sent, added up."),
          12, transport("pending_queue_total", "Calls that waited for an answer, added up."));

  private NfsMountFamilies() {}

  /**
   * Adds all numbers of {@code mount}.
   *
   * @param labels export, protocol and address
   */
  static void add(NfsMount mount, List<String> labels, MetricSink sink) {
    String[] three = labels.toArray(String[]::new);
    add(List.of(AGE), mount.numbers("age:"), three, sink);
    add(BYTES, mount.numbers("bytes:"), three, sink);
    add(EVENTS, mount.numbers("events:"), three, sink);
    List<NfsTransport> transports = mount.transports();
    for (int i = 0; i < transports.size(); i++) {
      NfsTransport transport = transports.get(i);
      String[] four = with(labels, Integer.toString(i));
      TRANSPORT.forEach((place, family) -> sink.add(family, transport.number(place), four));
    }
    mount.operations().forEach((name, numbers) -> addOperation(numbers, with(labels, name), sink));
  }

  private static void add(
      List<Family> families, double[] values, String[] labels, MetricSink sink) {
    for (int i = 0; i < Math.min(families.size(), values.length); i++) {
      Family family = families.get(i);
      if (!family.name().equals(NONE)) {
        sink.add(family, values[i], labels);
      }
    }
  }

  /** Times are in milliseconds. */
  private static void addOperation(double[] numbers, String[] labels, MetricSink sink) {
    for (int i = 0; i < Math.min(OPERATIONS.size(), numbers.length); i++) {
      double divisor = i < FIRST_TIME ? 1 : MILLISECONDS;
      sink.add(OPERATIONS.get(i), numbers[i] / divisor, labels);
    }
  }

  private static String[] with(List<String> labels, String last) {
    return Stream.concat(labels.stream(), Stream.of(last)).toArray(String[]::new);
  }

  private static List<Family> families(String part, String names, String what, String... more) {
    String[] labels = with(List.of("export", "protocol"), "mountaddr");
    String[] all = Stream.of(labels, more).flatMap(Stream::of).toArray(String[]::new);
    return Stream.of(names.split(" ", -1))
        .map(
            name ->
                name.equals(NONE)
                    ? Family.untyped(NONE, "Not reported.")
                    : Family.counter(PREFIX + part + name + "_total", help(what, name), all))
        .toList();
  }

  private static String help(String what, String name) {
    return what + " as the NFS client counts: " + name.replace('_', ' ') + '.';
  }

  private static Family transport(String name, String help) {
    String full = PREFIX + "transport_" + name;
    return Family.counter(full, help, "export", "protocol", "mountaddr", "transport");
  }

  private static Family gauge(String name, String help) {
    String full = PREFIX + "transport_" + name;
    return Family.gauge(full, help, "export", "protocol", "mountaddr", "transport");
  }
}
