package io.hostwatch.simulator.http;

import io.hostwatch.simulator.exposition.TargetText;
import io.hostwatch.simulator.exposition.TextForm;
import io.hostwatch.simulator.model.Target;
import io.hostwatch.simulator.world.RunningScript;
import io.hostwatch.simulator.world.World;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /targets/NAME/metrics}: a scrape of one target. */
final class TargetsEndpoint implements Endpoint {
  private static final String METRICS = "/metrics";

  private final World world;
  private final RunningScript script;
  private final Clock clock;
  private final Map<TextForm, Map<String, TargetText>> texts = new EnumMap<>(TextForm.class);

  TargetsEndpoint(World world, RunningScript script, Clock clock) {
    this.world = world;
    this.script = script;
    this.clock = clock;
    for (TextForm form : TextForm.values()) {
      Map<String, TargetText> ofForm = new HashMap<>();
      world.targets().forEach(each -> ofForm.put(each.name(), new TargetText(each, form)));
      texts.put(form, ofForm);
    }
  }

  @Override
  public Answer answer(Request request) {
    return request
        .after("/targets/")
        .filter(rest -> rest.endsWith(METRICS))
        .flatMap(rest -> world.target(rest.substring(0, rest.length() - METRICS.length())))
        .map(target -> answer(request, target))
        .orElseGet(Answer::notFound);
  }

  private Answer answer(Request request, Target target) {
    if (!request.reads()) {
      return Answer.methodNotAllowed();
    }
    TextForm form = TextForm.preferredBy(request.header("Accept"));
    Optional<TargetText> text =
        Optional.ofNullable(texts.get(form)).map(ofForm -> ofForm.get(target.name()));
    return World.moment(target, clock.millis() / 1000.0, script.now())
        .flatMap(moment -> text.map(each -> each.at(moment)))
        .<Answer>map(bytes -> new Answer.Body(200, form.contentType(), bytes))
        .orElseGet(Answer.Silence::new);
  }
}
