package io.hostwatch.exporter.oshi.host;

/** How many files all processes hold open, and how many they may. */
public record OpenFilesReading(long open, long max) {}
