package io.hostwatch.bridge.ui;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code /}: the page, and under {@code /ui/} the files it is made of. Read once, at start. */
public final class ConsolePage {
  private static final List<PageFile> FILES =
      List.of(
          new PageFile("/", "index.html", "text/html; charset=utf-8"),
          new PageFile("/ui/console.css", "console.css", "text/css; charset=utf-8"),
          new PageFile("/ui/console.js", "console.js", "text/javascript; charset=utf-8"),
          new PageFile("/ui/detail.js", "detail.js", "text/javascript; charset=utf-8"),
          new PageFile("/ui/page.js", "page.js", "text/javascript; charset=utf-8"),
          new PageFile("/ui/icon.svg", "icon.svg", "image/svg+xml"));

  /** Adds the routes. */
  public void addTo(RoutesConfig routes) {
    for (PageFile file : FILES) {
      byte[] content = file.read();
      routes.get(file.path(), ctx -> serve(ctx, file, content));
    }
  }

  private static void serve(Context ctx, PageFile file, byte[] content) {
    ctx.contentType(file.contentType()).result(content);
  }

  private record PageFile(String path, String resource, String contentType) {
    byte[] read() {
      try (InputStream in = ConsolePage.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException(resource + " is missing from the jar");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(resource, e);
      }
    }
  }
}
