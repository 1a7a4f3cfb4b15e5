package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.store.Deliveries.Listing;
import io.hostwatch.bridge.store.DeliveryFilter;
import io.hostwatch.bridge.store.jdbc.DeliveryConditions.Order;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search for what hardly any delivery fits. */
class DeliverySearchIT {
  private static final int DELIVERIES = 1_000;

  private final JdbcStore store;

  DeliverySearchIT(@TempDir Path folder) {
    store = JdbcStore.open(folder.resolve("history.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void page_fewFit_isCutShortAndTheNextGoesOn() {
    new Accepting(store)
        .accept(
            IntStream.range(0, DELIVERIES).mapToObj(i -> firing("Load" + i, minute(0))).toList());
    store
        .writer()
        .write(
            "rename",
            c ->
                Statements.update(
                    c,
                    "UPDATE delivery SET channel = 'email' WHERE id = (SELECT MIN(id) FROM"
                        + " delivery)",
                    _ -> {}));

    List<Listing> pages = new ArrayList<>();
    Optional<Id> after = Optional.empty();
    do {
      pages.add(page(after));
      after = pages.getLast().next();
    } while (after.isPresent());

    assertThat(pages).hasSizeBetween(DELIVERIES / 400, DELIVERIES / 200);
    assertThat(pages.subList(0, pages.size() - 1)).allMatch(page -> page.items().isEmpty());
    assertThat(pages.getLast().items()).hasSize(1);
  }

  private Listing page(Optional<Id> after) {
    Optional<String> any = Optional.empty();
    DeliveryFilter email =
        new DeliveryFilter(
            Optional.empty(),
            any,
            Optional.of("email"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return store
        .writer()
        .write(
            "search",
            c ->
                new DeliverySearch(c, email, Order.NEWEST_FIRST, after, new UnreadableLog())
                    .page(10, 200));
  }
}
