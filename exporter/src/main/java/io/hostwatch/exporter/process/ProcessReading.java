package io.hostwatch.exporter.process;

/**
 * One process.
 *
 * @param started any number that tells apart two processes that had the same pid
 * @param command its short name; one for all of a kind among kernel threads
 */
public record ProcessReading(
    long pid, long started, String command, double cpuSeconds, double residentBytes) {}
