/**
 * The port to the channels: what a notice says and what became of handing it over. The dispatcher
 * calls it; each channel has a package of its own below.
 */
@NullMarked
package io.hostwatch.bridge.notify;

import org.jspecify.annotations.NullMarked;
