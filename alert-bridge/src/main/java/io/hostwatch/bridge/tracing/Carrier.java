package io.hostwatch.bridge.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A W3C {@code traceparent} as text, and as the context that it names. */
final class Carrier {
  private static final String NAME = "traceparent";
  private static final TextMapGetter<String> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
          return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
          return key.equals(NAME) ? carrier : null;
        }
      };

  private Carrier() {}

  /** The context that a text names; the root if it is empty or no traceparent. */
  static Context context(String traceParent) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceParent, GETTER);
  }

  /** The traceparent of a span; empty if it has none. */
  static String text(Span span) {
    List<String> texts = new ArrayList<>();
    W3CTraceContextPropagator.getInstance()
        .inject(
            Context.root().with(span),
            texts,
            (list, key, value) -> {
              if (key.equals(NAME) && list != null) {
                list.add(value);
              }
            });
    return texts.isEmpty() ? "" : texts.getFirst();
  }
}
