package io.hostwatch.simulator.http;

import io.hostwatch.simulator.model.Target;
import io.hostwatch.simulator.world.World;
import java.util.stream.Collectors;

/** {@code /}: what there is, with links. */
final class LandingPage implements Endpoint {
  private final String page;

  LandingPage(World world) {
    String groups =
        world.groups().stream().map(group -> link("/sd/" + group)).collect(Collectors.joining());
    String targets = world.targets().stream().map(LandingPage::link).collect(Collectors.joining());
    page =
        """
        <!DOCTYPE html>
        <html lang="en"><title>Hostwatch simulator</title>
        <h1>Hostwatch simulator</h1>
        <ul>%s%s</ul><ul>%s</ul>
        </html>
        """
            .formatted(link("/incidents"), groups, targets);
  }

  @Override
  public Answer answer(Request request) {
    if (!request.path().equals("/")) {
      return Answer.notFound();
    }
    return request.reads()
        ? Answer.of(200, "text/html; charset=utf-8", page)
        : Answer.methodNotAllowed();
  }

  private static String link(Target target) {
    return link("/targets/" + target.name() + "/metrics");
  }

  private static String link(String path) {
    return "<li><a href=\"%s\">%s</a>".formatted(path, path);
  }
}
