package io.hostwatch.exporter.oshi.host;

/**
 * One disk and its counts.
 *
 * @param transferMillis on Windows and Linux the time it was busy; on macOS the times of reads and
 *     writes added up, which is something else
 */
public record DiskReading(
    String name,
    String model,
    String serial,
    long reads,
    long readBytes,
    long writes,
    long writtenBytes,
    long queueLength,
    long transferMillis) {}
