package io.hostwatch.dashboards;

import io.hostwatch.dashboards.model.Board;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program: writes all dashboards into the folder that it is given. */
public final class DashboardsMain {
  private DashboardsMain() {}

  /** Takes one argument, the folder. What else lies in there stays. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("hostwatch-dashboards: expected one argument, the folder to write to");
      System.exit(1);
    }
    for (Board board : Dashboards.all()) {
      Files.writeString(Path.of(arguments[0]).resolve(board.file()), board.text());
    }
  }
}
