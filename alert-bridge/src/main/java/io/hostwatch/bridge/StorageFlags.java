package io.hostwatch.bridge;

import io.hostwatch.bridge.secret.Secret;
import io.hostwatch.bridge.store.jdbc.ServerAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the flags that say where on a server the history is kept. */
final class StorageFlags {
  /** Those that are of a server. */
  static final List<Flag> SERVER =
      List.of(Flag.STORAGE_URL, Flag.STORAGE_USER, Flag.STORAGE_PASSWORD_FILE);

  private final Map<Flag, String> given;
  private final List<String> faults;

  StorageFlags(Map<Flag, String> given, List<String> faults) {
    this.given = given;
    this.faults = faults;
  }

  /** The server, absent where none is named, or none rightly: then there is a fault. */
  Optional<ServerAddress> server() {
    Optional<String> url = Optional.ofNullable(given.get(Flag.STORAGE_URL));
    if (url.isEmpty()) {
      refuse(Flag.STORAGE_USER, "only with " + Flag.STORAGE_URL.text());
      refuse(Flag.STORAGE_PASSWORD_FILE, "only with " + Flag.STORAGE_URL.text());
      return Optional.empty();
    }
    refuse(Flag.STORAGE_PATH, "not with " + Flag.STORAGE_URL.text());
    Optional<Secret> password =
        Optional.ofNullable(given.get(Flag.STORAGE_PASSWORD_FILE))
            .flatMap(file -> PasswordFile.read(Flag.STORAGE_PASSWORD_FILE.text(), file, faults));
    if (url.filter(ServerAddress::isUrl).isEmpty()) {
      // what was typed is not repeated: it may hold a password
      faults.add(Flag.STORAGE_URL.text() + ": expected " + ServerAddress.EXPECTED);
      return Optional.empty();
    }
    return Optional.of(
        new ServerAddress(url.get(), Optional.ofNullable(given.get(Flag.STORAGE_USER)), password));
  }

  /** Refuses a server for what is done with files only. */
  void refuseServer(Verb verb) {
    SERVER.stream()
        .filter(given::containsKey)
        .findFirst()
        .ifPresent(
            flag ->
                faults.add(
                    flag.text()
                        + ": "
                        + verb.text()
                        + " is for the SQLite file only; on a server use pg_dump and pg_restore,"
                        + " or mariadb-dump (mysqldump) and mariadb (mysql)"));
  }

  private void refuse(Flag flag, String why) {
    if (given.containsKey(flag)) {
      faults.add(flag.text() + ": " + why);
    }
  }
}
