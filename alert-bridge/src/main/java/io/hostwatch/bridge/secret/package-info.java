/**
 * The one type that every password, token and webhook address travels in, from the configuration
 * file to the line of code that needs it. Depends on the JDK only.
 */
@NullMarked
package io.hostwatch.bridge.secret;

import org.jspecify.annotations.NullMarked;
