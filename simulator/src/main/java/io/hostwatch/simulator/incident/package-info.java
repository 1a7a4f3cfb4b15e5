/**
 * What goes wrong, on which host and when: the script of a world. The model reads it, the web
 * server adds to it.
 */
@NullMarked
package io.hostwatch.simulator.incident;

import org.jspecify.annotations.NullMarked;
