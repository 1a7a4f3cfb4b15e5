/**
 * Measures the built programs as whole processes, side by side with their peers in one run, and
 * prints tables. Asserts nothing.
 */
@NullMarked
package io.hostwatch.benchmarks;

import org.jspecify.annotations.NullMarked;
