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

  /**
   * Reads the address of one.
   *
   * @throws IllegalArgumentException unless it is one of http or https, without account, query or
   *     fragment
   */
  public static URI address(String text) {
    URI url = URI.create(text.replaceFirst("/+$", ""));
    boolean isWeb = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    boolean isBare = url.getRawQuery() == null && url.getRawFragment() == null;
    if (!isWeb || url.getHost() == null || url.getRawUserInfo() != null || !isBare) {
      throw new IllegalArgumentException("expected a bare http or https address");
    }
    return url;
  }

  /** As logs and metrics call it: its address, which holds no secret. */
  public String name() {
    return url.toString();
  }

  URI page(String path) {
    return URI.create(url + path);
  }
}
