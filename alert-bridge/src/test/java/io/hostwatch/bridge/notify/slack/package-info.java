/** Tests of Slack's messages and answers. */
@NullMarked
package io.hostwatch.bridge.notify.slack;

import org.jspecify.annotations.NullMarked;
