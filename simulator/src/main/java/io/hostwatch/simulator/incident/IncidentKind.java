package io.hostwatch.simulator.incident;

import java.util.Arrays;
import java.util.Optional;

/** What can go wrong: its name, whether it names a host, and what moves how far. */
public enum IncidentKind {
  CPU_STORM(
      "cpu-storm",
      true,
      "all processors 99 % busy, load 2.5 times the processors, processes wait for a processor 60 %"
          + " of the time, temperature up to 78 °C",
      "node_cpu_seconds_total, node_load1, node_load5, node_load15, node_procs_running,"
          + " node_pressure_cpu_waiting_seconds_total, node_hwmon_temp_celsius"),
  MEMORY_LEAK(
      "memory-leak",
      true,
      "memory in use rises to 97 % in the first half and stays, swap to 80 %, 800 major page faults"
          + " a second; ends with one kill for want of memory",
      "node_memory_*, node_vmstat_pgmajfault, node_vmstat_pswpin, node_vmstat_pswpout,"
          + " node_vmstat_oom_kill, node_pressure_memory_waiting_seconds_total"),
  DISK_FILLS(
      "disk-fills",
      true,
      "`/var` fills up to 95 % in the first half and stays until somebody cleans up",
      "node_filesystem_free_bytes, node_filesystem_avail_bytes, node_disk_written_bytes_total"),
  PACKET_LOSS(
      "packet-loss",
      true,
      "5 % of the packets of `eth0` are errors and 3 % dropped, both ways; 8 % of segments are sent"
          + " again",
      "node_network_receive_errs_total, node_network_transmit_errs_total,"
          + " node_network_receive_drop_total, node_network_transmit_drop_total,"
          + " node_netstat_Tcp_RetransSegs"),
  HOST_CRASH(
      "host-crash",
      true,
      "nothing answers; afterwards the host has booted and its counters begin at 0",
      "all of the host, node_boot_time_seconds"),
  CLOCK_DRIFT(
      "clock-drift",
      true,
      "the clock is no longer synchronised and goes 0.6 s wrong in the first half",
      "node_timex_sync_status, node_timex_offset_seconds, node_timex_maxerror_seconds,"
          + " node_timex_estimated_error_seconds, node_time_seconds"),
  APP_ERRORS(
      "app-errors", false, "30 % of the answers are 500", "http_server_request_duration_seconds"),
  APP_SLOW(
      "app-slow",
      false,
      "requests take about 20 times as long (half of them more than 1 s), 30 times as many are"
          + " under way; probes take 4 s",
      "http_server_request_duration_seconds, http_server_active_requests, probe_duration_seconds"),
  QUEUE_BACKLOG(
      "queue-backlog",
      false,
      "the consumers take a tenth of what comes, so that lag and length grow: after 30 minutes 27"
          + " minutes of lag; then they catch up at four times the rate",
      "event_queue_length, event_lag_seconds, event_sync_delay_seconds, events_processed_total"),
  EVENT_FAILURES(
      "event-failures",
      false,
      "20 % of the events fail, 40 % are tried again, copies disagree three times a minute",
      "events_failed_total, events_retried_total, event_consistency_violations_total"),
  TRANSACTIONS_STOP(
      "transactions-stop",
      false,
      "no transaction at all",
      "business_transactions_total, business_transaction_amount_total,"
          + " business_transaction_duration_seconds"),
  PRICES_STALE(
      "prices-stale",
      false,
      "prices stand still and age",
      "business_asset_price, business_asset_price_age_seconds"),
  CERTIFICATE_EXPIRES(
      "certificate-expires",
      false,
      "the certificate of the first page has two days left, and is renewed at the end",
      "probe_ssl_earliest_cert_expiry");

  private final String text;
  private final boolean onHost;
  private final String effect;
  private final String families;

  IncidentKind(String text, boolean onHost, String effect, String families) {
    this.text = text;
    this.onHost = onHost;
    this.effect = effect;
    this.families = families;
  }

  /** The kind of this name, if there is one. */
  public static Optional<IncidentKind> named(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }

  /** The name, as scripts have it. */
  public String text() {
    return text;
  }

  /** Whether it happens to a host, which must be named. */
  public boolean onHost() {
    return onHost;
  }

  /** What happens, in a sentence. */
  public String effect() {
    return effect;
  }

  /** The families that move. */
  public String families() {
    return families;
  }
}
