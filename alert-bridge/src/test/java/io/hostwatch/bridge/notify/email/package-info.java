/** Tests of mails and of what servers do with them. */
@NullMarked
package io.hostwatch.bridge.notify.email;

import org.jspecify.annotations.NullMarked;
