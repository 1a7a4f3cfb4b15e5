/** What every channel must do, as a suite that each channel's test passes, with its notices. */
@NullMarked
package io.hostwatch.bridge.notify;

import org.jspecify.annotations.NullMarked;
