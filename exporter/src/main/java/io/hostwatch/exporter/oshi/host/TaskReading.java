package io.hostwatch.exporter.oshi.host;

/** How many processes and threads there are, 0 where that is not known. */
public record TaskReading(int processes, int threads) {}
