/** Tests of the log's messages and answers. */
@NullMarked
package io.hostwatch.bridge.notify.log;

import org.jspecify.annotations.NullMarked;
