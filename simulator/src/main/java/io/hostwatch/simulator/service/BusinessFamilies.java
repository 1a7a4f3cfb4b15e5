package io.hostwatch.simulator.service;

import static io.hostwatch.simulator.incident.IncidentKind.PRICES_STALE;
import static io.hostwatch.simulator.incident.IncidentKind.TRANSACTIONS_STOP;

import io.hostwatch.simulator.incident.Incidents;
import io.hostwatch.simulator.incident.Window;
import io.hostwatch.simulator.model.Distribution;
import io.hostwatch.simulator.model.Durations;
import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Tally;
import io.hostwatch.simulator.wave.Noise;
import java.util.List;

/** The business: assets and their prices, portfolios, transactions. */
final class BusinessFamilies {
  private static final double DAY = 86400;
  private static final double PRICED_EVERY = 15;
  private static final String EURO = "EUR";

  private BusinessFamilies() {}

  /** An asset: its name and its price in the mean. */
  private record Asset(String name, double price) {}

  /** A type of transaction: how many a second, what one is worth, how long it takes. */
  private record Transaction(String type, double rate, double amount, double median) {}

  private static final List<Asset> ASSETS =
      List.of(
          new Asset("ACME", 182.40),
          new Asset("BUND10", 98.75),
          new Asset("GOLD", 3310),
          new Asset("GLOBEX", 54.10));

  private static final List<Transaction> TRANSACTIONS =
      List.of(
          new Transaction("buy", 1.8, 2400, 0.09),
          new Transaction("sell", 1.4, 2600, 0.08),
          new Transaction("transfer", 0.7, 900, 0.05));

  static void add(ServiceModel service, Families to) {
    addAssets(service, to);
    addPortfolios(service, to);
    TRANSACTIONS.forEach(each -> addTransactions(service, each, to));
  }

  private static void addAssets(ServiceModel service, Families to) {
    Families.Entry count = to.gauge("business_assets", "Assets that are dealt in.");
    count.with(Labels.of("asset_class", "bond"), Reading.of(85));
    count.with(Labels.of("asset_class", "commodity"), Reading.of(12));
    count.with(Labels.of("asset_class", "equity"), Reading.of(420));
    for (Asset asset : ASSETS) {
      to.gauge("business_asset_price", "The latest price of an asset.")
          .with(
              Labels.of("asset", asset.name, "currency", EURO),
              price(service, asset.name, asset.price));
      double phase = service.seed().between("tick" + asset.name, 0, PRICED_EVERY);
      to.gauge("business_asset_price_age_seconds", "How old the latest price is.")
          .with(
              Labels.of("asset", asset.name),
              moment -> moment.seconds() - pricedAt(moment.seconds(), moment.incidents(), phase));
    }
  }

  private static Reading price(ServiceModel service, String name, double mean) {
    Noise month = new Noise(service.seed().of("month" + name), 20 * DAY);
    Noise hour = new Noise(service.seed().of("hour" + name), 3600);
    return moment -> {
      double at = pricedAt(moment.seconds(), moment.incidents(), 0);
      double price = mean * (1 + 0.06 * month.level(at) + 0.004 * hour.level(at));
      return Math.rint(100 * price) / 100;
    };
  }

  private static double pricedAt(double seconds, Incidents incidents, double phase) {
    double live = seconds;
    for (int i = 0; i < incidents.count(PRICES_STALE); i++) {
      Window window = incidents.window(PRICES_STALE, i);
      live = window.holds(seconds) ? window.from() : live;
    }
    return Math.floor((live + phase) / PRICED_EVERY) * PRICED_EVERY - phase;
  }

  private static void addPortfolios(ServiceModel service, Families to) {
    for (String portfolio : List.of("balanced", "growth", "income")) {
      double worth = service.seed().between("worth" + portfolio, 4e6, 9e6);
      to.gauge("business_portfolio_value", "What a portfolio is worth.")
          .with(
              Labels.of("portfolio", portfolio, "currency", EURO),
              price(service, portfolio, worth));
      to.gauge("business_portfolio_positions", "Positions in a portfolio.")
          .with(
              Labels.of("portfolio", portfolio),
              service.wavering("positions" + portfolio, 60, 0.1, 5 * DAY).whole());
    }
  }

  private static void addTransactions(ServiceModel service, Transaction of, Families to) {
    Tally all = Tally.of(service.demand(of.type, of.rate)).during(TRANSACTIONS_STOP, 0);
    Tally good = all.times(0.989);
    to.counter("business_transactions_total", "Transactions by what came of them.")
        .with(result(of, "failed"), all.times(0.001).whole())
        .with(result(of, "rejected"), all.times(0.01).whole())
        .with(result(of, "success"), good.whole());
    to.counter("business_transaction_amount_total", "What was transacted.")
        .with(
            Labels.of("type", of.type, "currency", EURO),
            moment -> Math.floor(of.amount * good.exact().at(moment)));
    to.histogram("business_transaction_duration_seconds", "How long a transaction takes.")
        .with(
            Labels.of("type", of.type),
            Distribution.empty().and(all, new Durations(of.median, 0.5)));
  }

  private static Labels result(Transaction of, String result) {
    return Labels.of("type", of.type, "result", result);
  }
}
