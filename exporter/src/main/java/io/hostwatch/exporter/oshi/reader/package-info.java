/**
 * Fills the port of the host's collectors from OSHI and, where OSHI tells too little, from the
 * library of native calls beneath it. Judges nothing: what OSHI answers is passed on.
 */
@NullMarked
package io.hostwatch.exporter.oshi.reader;

import org.jspecify.annotations.NullMarked;
