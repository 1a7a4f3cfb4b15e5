package io.hostwatch.exporter.oshi;

import java.util.List;
import java.util.stream.IntStream;
import oshi.hardware.GpuStats;
import oshi.hardware.GraphicsCard;

/**
 * Graphics cards and what they do. Their sessions stay open, because some cards tell only what they
 * did since they were last asked. Used by one thread.
 */
final class OshiGraphics {
  private static final double PERCENT = 0.01;

  private final List<Card> cards;

  private record Card(String name, GraphicsCard card, GpuStats stats) {}

  private OshiGraphics(List<Card> cards) {
    this.cards = cards;
  }

  static OshiGraphics open(List<GraphicsCard> cards) {
    return new OshiGraphics(
        IntStream.range(0, cards.size()).mapToObj(i -> card(i, cards.get(i))).toList());
  }

  void facts(HardwareReport report) {
    for (Card one : cards) {
      report.info(HardwareFamilies.GPU, one.name(), one.card().getVendor(), one.card().getName());
      report.positive(HardwareFamilies.GPU_MEMORY, (double) one.card().getVRam(), one.name());
    }
  }

  void readings(HardwareReport report) {
    for (Card one : cards) {
      GpuStats stats = one.stats();
      String name = one.name();
      report.ratio(HardwareFamilies.GPU_BUSY, stats.getGpuUtilization() * PERCENT, name);
      report.notNegative(HardwareFamilies.GPU_MEMORY_USED, (double) stats.getVramUsed(), name);
      report.positive(HardwareFamilies.GPU_TEMPERATURE, stats.getTemperature(), name);
      report.positive(HardwareFamilies.GPU_POWER, stats.getPowerDraw(), name);
    }
  }

  private static Card card(int number, GraphicsCard card) {
    return new Card("card" + number, card, card.createStatsSession());
  }
}
