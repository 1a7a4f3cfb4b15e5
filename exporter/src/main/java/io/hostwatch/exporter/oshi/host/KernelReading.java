package io.hostwatch.exporter.oshi.host;

/** The kernel's counts, 0 where it does not tell, and the Unix time at which it started. */
public record KernelReading(long contextSwitches, long interrupts, long bootTime) {}
