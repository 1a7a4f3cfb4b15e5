package io.hostwatch.dashboards;

import io.hostwatch.dashboards.boards.AlertsBoard;
import io.hostwatch.dashboards.boards.ApplicationBoard;
import io.hostwatch.dashboards.boards.BridgeBoard;
import io.hostwatch.dashboards.boards.BusinessBoard;
import io.hostwatch.dashboards.boards.CapacityBoard;
import io.hostwatch.dashboards.boards.CpuBoard;
import io.hostwatch.dashboards.boards.DiskBoard;
import io.hostwatch.dashboards.boards.EventsBoard;
import io.hostwatch.dashboards.boards.HistoryBoard;
import io.hostwatch.dashboards.boards.HostBoard;
import io.hostwatch.dashboards.boards.MemoryBoard;
import io.hostwatch.dashboards.boards.NetworkBoard;
import io.hostwatch.dashboards.boards.OverviewBoard;
import io.hostwatch.dashboards.boards.ProbesBoard;
import io.hostwatch.dashboards.boards.SelfBoard;
import io.hostwatch.dashboards.model.Board;
import java.util.List;

/** Everything that is shipped. */
final class Dashboards {
  private Dashboards() {}

  static List<Board> all() {
    return List.of(
        OverviewBoard.board(),
        HostBoard.board(),
        CpuBoard.board(),
        MemoryBoard.board(),
        DiskBoard.board(),
        NetworkBoard.board(),
        ApplicationBoard.board(),
        ProbesBoard.board(),
        EventsBoard.board(),
        BusinessBoard.board(),
        AlertsBoard.board(),
        HistoryBoard.board(),
        BridgeBoard.board(),
        SelfBoard.board(),
        CapacityBoard.board());
  }
}
