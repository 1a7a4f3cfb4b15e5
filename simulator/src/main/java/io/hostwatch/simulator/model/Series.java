package io.hostwatch.simulator.model;

/**
 * One line of an exposition.
 *
 * @param suffix what stands after the family's name, such as {@code _bucket}; empty for most
 * @param labels its labels
 * @param reading its value
 */
public record Series(String suffix, Labels labels, Reading reading) {}
