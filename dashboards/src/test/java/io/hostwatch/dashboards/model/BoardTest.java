package io.hostwatch.dashboards.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoardTest {
  @Test
  void expressions_getTheMatchersOfTheVariables() {
    Board board =
        Board.ofServices("x", "X", "Some.", "y")
            .row("Row", Panel.stat("A", "B.", Unit.COUNT).ask("y{@} + z{a=\"@\",@}", "c"));

    assertThat(board.text())
        .contains("\"y{job=~\\\"$job\\\"} + z{a=\\\"@\\\",job=~\\\"$job\\\"}\"");
  }

  @Test
  void panels_flowFromLeftToRight_withIdsOfTheirRow() {
    Board board =
        Board.ofHosts("x", "X", "Some.")
            .row("One", stat().size(16, 4), stat().size(8, 6), stat().size(9, 2))
            .row("Two", stat());

    assertThat(board.text().replaceAll("\\s+", ""))
        .contains("\"id\":103,\"type\":\"stat\"", "\"gridPos\":{\"x\":0,\"y\":7,\"w\":9,\"h\":2}")
        .contains("\"id\":200,\"type\":\"row\"", "\"gridPos\":{\"x\":0,\"y\":9,\"w\":24,\"h\":1}");
  }

  @Test
  void variable_ofASelector_keepsIt() {
    assertThat(Board.ofInstances("x", "X", "Some.", "up{job=\"a\"}").text())
        .contains("label_values(up{job=\\\"a\\\",job=~\\\"$job\\\"}, instance)");
  }

  private static Panel stat() {
    return Panel.stat("A", "B.", Unit.COUNT);
  }
}
