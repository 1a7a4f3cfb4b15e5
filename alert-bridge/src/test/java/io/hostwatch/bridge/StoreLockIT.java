package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.bridge.StoreLock.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bridge on one file, whatever its names are. */
class StoreLockIT {
  @TempDir private Path folder = Path.of(".");

  @Test
  void take_throughALink_isTheSameLock() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of("h.db"));
    Path elsewhere = Files.createSymbolicLink(folder.resolve("elsewhere"), folder);

    try (StoreLock _ = StoreLock.take(database()).orElseThrow()) {
      assertThat(StoreLock.take(link)).isEmpty();
      assertThat(StoreLock.take(elsewhere.resolve("h.db"))).isEmpty();
    }

    StoreLock.take(link).orElseThrow().close();
    assertThat(folder.resolve("link.db.lock")).doesNotExist();
  }

  @Test
  void take_linksInACircle_saysSo() throws IOException {
    Path link = folder.resolve("link.db");
    Files.createSymbolicLink(link, link);

    assertThatThrownBy(() -> StoreLock.take(link))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("link.db");
  }

  @Test
  void take_folderMissing_makesItForItsOwnerOnly() throws IOException {
    StoreLock.take(folder.resolve("deep/er/h.db")).orElseThrow().close();

    for (String made : new String[] {"deep", "deep/er"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(made))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void renew_nobodyTouchedIt_isHeld() {
    try (StoreLock lock = StoreLock.take(database()).orElseThrow()) {
      assertThat(lock.renew()).isEqualTo(State.HELD);
      assertThat(StoreLock.take(database())).isEmpty();
    }
  }

  @Test
  void renew_fileRemoved_keepsOthersOutAgain() throws IOException {
    try (StoreLock lock = StoreLock.take(database()).orElseThrow()) {
      Files.delete(file());

      assertThat(lock.renew()).isEqualTo(State.RETAKEN);
      assertThat(StoreLock.take(database())).isEmpty();
      assertThat(lock.renew()).isEqualTo(State.HELD);
    }
    StoreLock.take(database()).orElseThrow().close();
  }

  @Test
  void renew_fileRemovedAndAnotherCame_isLost() throws IOException {
    try (StoreLock lock = StoreLock.take(database()).orElseThrow()) {
      Files.delete(file());
      try (StoreLock _ = StoreLock.take(database()).orElseThrow()) {
        assertThat(lock.renew()).isEqualTo(State.LOST);
      }
      assertThat(lock.renew()).isEqualTo(State.RETAKEN);
    }
  }

  @Test
  void renew_afterClose_takesNothing() throws IOException {
    StoreLock lock = StoreLock.take(database()).orElseThrow();
    lock.close();
    Files.delete(file());

    assertThat(lock.renew()).isEqualTo(State.HELD);

    assertThat(file()).doesNotExist();
  }

  private Path file() {
    return folder.resolve("h.db.lock");
  }

  private Path database() {
    return folder.resolve("h.db");
  }
}
