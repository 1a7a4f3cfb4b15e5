package io.hostwatch.exporter.oshi.host;

/** Load averages; negative where the system keeps none or not yet. */
public record LoadReading(double load1, double load5, double load15) {}
