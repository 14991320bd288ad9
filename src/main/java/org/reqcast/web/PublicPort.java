// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public files on a port of their own. Nothing about people is behind it, so that a proxy can
 * show it to the world without knowing what to hold back.
 */
public final class PublicPort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublicPort.class);

  private final Javalin javalin;

  private PublicPort(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts serving.
   *
   * @param folder feeds and opening pages
   * @param site the address that the world knows them by
   * @param port 0 for any free one
   */
  public static PublicPort start(Path folder, String site, String bind, int port) {
    Javalin javalin = Javalin.create(config -> configure(config, folder, site));
    WebServer.listen(javalin, bind, port, "public-port");
    LOG.info("Public files on http://{}:{}/", bind, javalin.port());
    return new PublicPort(javalin);
  }

  public int port() {
    return javalin.port();
  }

  private static void configure(JavalinConfig config, Path folder, String site) {
    WebServer.ground(config);
    config.routes.before(Guard::headers);
    new PublicFiles(folder, site).add(config.routes);
    config.routes.get("/", context -> context.redirect("/openings/", HttpStatus.FOUND));
    config.routes.get("/health", context -> new Json().answer(context, Map.of("status", "up")));
    config.routes.exception(
        Exception.class,
        (fault, context) -> {
          LOG.error("{} {} failed", context.method(), context.path(), fault);
          say(context, 500, "Something broke here.");
        });
    config.routes.error(404, context -> say(context, 404, PublicFiles.NOTHING));
  }

  private static void say(Context context, int status, String sentence) {
    context.status(status).contentType("text/plain; charset=utf-8").result(sentence);
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
