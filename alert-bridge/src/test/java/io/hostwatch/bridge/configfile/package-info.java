/** Tests of the configuration file, its example and its documentation. */
@NullMarked
package io.hostwatch.bridge.configfile;

import org.jspecify.annotations.NullMarked;
