package io.hostwatch.bridge;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Answers JSON where Jetty refuses a request before any route sees it, such as one that is not
 * HTTP. Tells the status only, never a cause. A fault of Jetty's own, as while it stops, is one
 * that the sender may try again: 503.
 */
final class JsonErrors extends ErrorHandler {
  private static final Logger log = LoggerFactory.getLogger(JsonErrors.class);

  private static final String JSON = "application/json";
  private static final String RETRY_AFTER_SECONDS = "5";

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    int status =
        code == HttpStatus.INTERNAL_SERVER_ERROR_500 ? unavailable(request, response, cause) : code;
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
    Content.Sink.write(response, true, text(status), callback);
  }

  private static int unavailable(Request request, Response response, @Nullable Throwable cause) {
    boolean isStopping = !request.getConnectionMetaData().getConnector().getServer().isRunning();
    log.atLevel(isStopping ? Level.DEBUG : Level.WARN)
        .setCause(cause)
        .log("a request failed before a route had it");
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
    response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return HttpStatus.SERVICE_UNAVAILABLE_503;
  }

  private static String text(int code) {
    return "{\"error\":\"" + HttpStatus.getMessage(code).toLowerCase(java.util.Locale.ROOT) + "\"}";
  }
}
