package io.hostwatch.dashboards;

import io.hostwatch.dashboards.boards.HostBoard;
import io.hostwatch.dashboards.boards.OverviewBoard;
import io.hostwatch.dashboards.model.Board;
import java.util.List;

/** Everything that is shipped. */
final class Dashboards {
  private Dashboards() {}

  static List<Board> all() {
    return List.of(OverviewBoard.board(), HostBoard.board());
  }
}
