package io.hostwatch.exporter.webconfig;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The users and the bcrypt hashes of their passwords, which are never shown. */
record Users(Map<String, String> hashes) {
  private static final Pattern BCRYPT =
      Pattern.compile("\\$2[abxy]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

  Users {
    hashes = Map.copyOf(hashes);
  }

  /** Reads {@code basic_auth_users}. */
  static Users read(Section section) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String name : section.keys()) {
      String hash = section.text(name).orElse("");
      if (!BCRYPT.matcher(hash).matches()) {
        section.fault(
            name, "expected the password's bcrypt hash, $2y$ with a cost of 04 to 31 and 53 more");
      }
      hashes.put(name, hash);
    }
    return new Users(hashes);
  }

  boolean isEmpty() {
    return hashes.isEmpty();
  }

  @Override
  public String toString() {
    return "Users" + hashes.keySet();
  }
}
