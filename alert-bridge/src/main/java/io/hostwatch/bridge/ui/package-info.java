/**
 * The web page for people: what fires now, the history and what became of each message. Static
 * files that read the REST API; nothing is fetched from elsewhere.
 */
@NullMarked
package io.hostwatch.bridge.ui;

import org.jspecify.annotations.NullMarked;
