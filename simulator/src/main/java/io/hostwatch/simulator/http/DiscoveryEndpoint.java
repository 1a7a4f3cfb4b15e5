package io.hostwatch.simulator.http;

import io.hostwatch.simulator.model.Target;
import io.hostwatch.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /sd/GROUP}: the targets of a group, as Prometheus' {@code http_sd_configs} want them.
 *
 * <p>Targets of one name would be one target to Prometheus, so each has its own path and instance;
 * the address is the one under which the client found this server.
 */
final class DiscoveryEndpoint implements Endpoint {
  private final World world;

  DiscoveryEndpoint(World world) {
    this.world = world;
  }

  @Override
  public Answer answer(Request request) {
    List<Target> targets = request.after("/sd/").map(world::group).orElse(List.of());
    if (targets.isEmpty()) {
      return Answer.notFound();
    }
    return request.reads()
        ? Answer.json(200, Json.array(targets.stream().map(each -> entry(request, each)).toList()))
        : Answer.methodNotAllowed();
  }

  private static String entry(Request request, Target target) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("job", target.job());
    labels.put("instance", target.instance());
    labels.put("__metrics_path__", "/targets/" + target.name() + "/metrics");
    return "{\"targets\":[%s],\"labels\":%s}"
        .formatted(Json.text(request.here()), Json.object(labels));
  }
}
