package io.hostwatch.bridge;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers JSON where Jetty refuses a request before any route sees it, such as one that is not
 * HTTP. Tells the status only, never a cause.
 */
final class JsonErrors extends ErrorHandler {
  private static final String JSON = "application/json";

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
    Content.Sink.write(response, true, text(code), callback);
  }

  private static String text(int code) {
    return "{\"error\":\"" + HttpStatus.getMessage(code).toLowerCase(java.util.Locale.ROOT) + "\"}";
  }
}
