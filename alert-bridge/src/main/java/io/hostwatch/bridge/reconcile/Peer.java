package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One Alertmanager of a source.
 *
 * @param url where its pages begin, without a slash at the end
 * @param authorization the value of the header {@code Authorization}, absent if it asks for none
 */
public record Peer(URI url, Optional<Secret> authorization) {

  /** As logs and metrics call it: its address, which holds no secret. */
  public String name() {
    return url.toString();
  }

  URI page(String path) {
    return URI.create(url + path);
  }
}
