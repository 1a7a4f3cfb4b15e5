/**
 * The launcher {@code ./hostwatch} as its user meets it: run as a process, judged by what it says,
 * how it exits and which processes are left.
 */
@NullMarked
package io.hostwatch.e2e.launcher;

import org.jspecify.annotations.NullMarked;
