/**
 * Slack by incoming webhooks. The dispatcher calls it through the port; everything about Slack's
 * message format, limits and answers is here.
 */
@NullMarked
package io.hostwatch.bridge.notify.slack;

import org.jspecify.annotations.NullMarked;
