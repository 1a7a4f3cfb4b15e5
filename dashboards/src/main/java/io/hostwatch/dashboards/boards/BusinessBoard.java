package io.hostwatch.dashboards.boards;

import static io.hostwatch.dashboards.model.Panel.graph;
import static io.hostwatch.dashboards.model.Panel.stat;

import io.hostwatch.dashboards.model.Board;
import io.hostwatch.dashboards.model.Limits;
import io.hostwatch.dashboards.model.Unit;

/** Transactions, portfolios and assets. */
public final class BusinessBoard {
  private BusinessBoard() {}

  public static Board board() {
    return Board.ofServices(
            "business",
            "Business",
            "Transactions, portfolios and assets: how much, how well, how fresh.",
            "job:business_assets:sum")
        .annotated()
        .row(
            "Now",
            stat("Transactions", "Transactions a second over 5 minutes.", Unit.PER_SECOND)
                .ask("sum(type:business_transactions:rate5m{@})", "transactions")
                .runbook("BusinessTransactionsStopped"),
            stat("In the last hour", "Transactions within the last hour.", Unit.COUNT)
                .ask("sum(type:business_transactions:increase1h{@})", "transactions")
                .decimals(0),
            stat(
                    "Success, worst type",
                    "Share of transactions that succeed; what a rule of business rejects does not.",
                    Unit.RATIO)
                .ask("min(type:business_transaction_successes:ratio_rate5m{@})", "success")
                .max(1)
                .decimals(1),
            stat(
                    "Failures, worst type",
                    "Share of transactions that fail, without those that a rule of business"
                        + " rejects.",
                    Unit.RATIO)
                .ask("max(type:business_transaction_failures:ratio_rate5m{@})", "failures")
                .limits(Limits.above(0.05))
                .runbook("BusinessTransactionFailuresHigh"),
            stat(
                    "Oldest price",
                    "Time since the oldest price was set, while its market is open.",
                    Unit.SECONDS)
                .ask("max(job:business_asset_price_age_seconds:max_last5m{@})", "age")
                .limits(Limits.above(900))
                .runbook("BusinessPricesStale"),
            stat(
                    "Largest loss",
                    "What the worst portfolio lost against an hour ago; below 0 it won.",
                    Unit.RATIO)
                .ask("max(portfolio_currency:business_portfolio_value:drop1h{@})", "loss")
                .signed()
                .limits(Limits.above(0.1))
                .runbook("BusinessPortfolioValueDrop"))
        .row(
            "Transactions",
            graph("By type", "Transactions a second over 5 minutes.", Unit.PER_SECOND)
                .ask("type:business_transactions:rate5m{@}", "{{job}} {{type}}")
                .runbook("BusinessTransactionsStopped"),
            graph(
                    "By result",
                    "Transactions a second over 5 minutes by how they ended.",
                    Unit.PER_SECOND)
                .ask("sum by (result) (type_result:business_transactions:rate5m{@})", "{{result}}")
                .stacked(),
            graph("Success", "Share of transactions that succeed.", Unit.RATIO)
                .ask("type:business_transaction_successes:ratio_rate5m{@}", "{{job}} {{type}}")
                .max(1),
            graph(
                    "Failures",
                    "Share of transactions that fail, without what a rule of business rejects.",
                    Unit.RATIO)
                .ask("type:business_transaction_failures:ratio_rate5m{@}", "{{job}} {{type}}")
                .limits(Limits.above(0.05))
                .runbook("BusinessTransactionFailuresHigh"),
            graph(
                    "Duration",
                    "How long a transaction takes: half and one in twenty take longer.",
                    Unit.SECONDS)
                .ask(
                    "type:business_transaction_duration_seconds:p50_rate5m{@}",
                    "{{job}} {{type}} p50")
                .ask(
                    "type:business_transaction_duration_seconds:p95_rate5m{@}",
                    "{{job}} {{type}} p95"),
            graph(
                    "Amount",
                    "Value of transactions a second, each currency by itself.",
                    Unit.PER_SECOND)
                .ask(
                    "sum by (currency, type) (type_currency:business_transaction_amount:rate5m{@})",
                    "{{type}} {{currency}}"))
        .row(
            "Portfolios and assets",
            graph(
                    "Value by currency",
                    "Value of all portfolios, each currency by itself.",
                    Unit.COUNT)
                .ask("currency:business_portfolio_value:sum{@}", "{{job}} {{currency}}"),
            graph(
                    "Largest portfolios",
                    "The ten portfolios of the highest value in their currency.",
                    Unit.COUNT)
                .ask(
                    "topk(10, portfolio_currency:business_portfolio_value:max_last5m{@})",
                    "{{portfolio}} {{currency}}"),
            graph(
                    "Loss within an hour",
                    "What the ten worst portfolios lost against an hour ago; below 0 they won.",
                    Unit.RATIO)
                .ask(
                    "topk(10, portfolio_currency:business_portfolio_value:drop1h{@})",
                    "{{portfolio}} {{currency}}")
                .signed()
                .limits(Limits.above(0.1))
                .runbook("BusinessPortfolioValueDrop"),
            graph("Assets by class", "How many assets there are.", Unit.COUNT)
                .ask("asset_class:business_assets:max_last5m{@}", "{{job}} {{asset_class}}")
                .stacked(),
            graph("Positions", "Positions of all portfolios.", Unit.COUNT)
                .ask("job:business_portfolio_positions:sum{@}", "{{job}}"),
            graph(
                    "Age of prices",
                    "Time since the oldest price of a service was set.",
                    Unit.SECONDS)
                .ask("job:business_asset_price_age_seconds:max_last5m{@}", "{{job}}")
                .limits(Limits.above(900))
                .runbook("BusinessPricesStale"));
  }
}
