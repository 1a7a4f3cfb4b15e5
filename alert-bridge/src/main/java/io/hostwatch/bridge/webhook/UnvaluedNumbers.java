package io.hostwatch.bridge.webhook;

import tools.jackson.core.JsonParser;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * A parser whose numbers have a place but no value: a message has none that is read as one, and to
 * convert one of a million digits would take minutes. Their text can be had.
 */
final class UnvaluedNumbers extends JsonParserDelegate {
  UnvaluedNumbers(JsonParser parser) {
    super(parser);
  }

  @Override
  public NumberType getNumberType() {
    return NumberType.INT;
  }

  @Override
  public NumberTypeFP getNumberTypeFP() {
    return NumberTypeFP.DOUBLE64;
  }

  @Override
  public int getIntValue() {
    return 0;
  }

  @Override
  public double getDoubleValue() {
    return 0;
  }
}
