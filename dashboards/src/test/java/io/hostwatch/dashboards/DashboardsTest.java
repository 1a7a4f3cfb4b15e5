package io.hostwatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.dashboards.model.Board;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed files are what the classes say. */
class DashboardsTest {
  private static final Path COMMITTED = Path.of("../grafana/provisioning/dashboards/hostwatch");

  @TempDir Path dir;

  static List<Board> boards() {
    return Dashboards.all();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void file_isWhatItsClassWrites(Board board) throws IOException {
    assertThat(Files.readString(COMMITTED.resolve(board.file())))
        .as("%s: ./mvnw -pl dashboards compile exec:java renews it", board.file())
        .isEqualTo(board.text());
  }

  @Test
  void folder_holdsTheseFilesOnly() throws IOException {
    assertThat(names(COMMITTED))
        .containsExactlyInAnyOrderElementsOf(boards().stream().map(Board::file).toList());
  }

  @Test
  void program_writesAll() throws IOException {
    DashboardsMain.main(new String[] {dir.toString()});

    assertThat(names(dir)).isEqualTo(names(COMMITTED));
  }

  @Test
  void readme_namesEveryDashboard() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(boards())
        .allSatisfy(
            board ->
                assertThat(readme).contains("| `hostwatch-" + board.file().replace(".json", "`")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
