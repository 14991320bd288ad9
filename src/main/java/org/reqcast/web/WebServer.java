// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.reqcast.ledger.Ledger;
import org.reqcast.posting.Tasks;
import org.reqcast.search.CandidateIndex;
import org.reqcast.skill.Taxonomy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server: the recruiter's pages, the API and the public files. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final String SAID = "said";

  private final Javalin javalin;

  /**
   * What the pages show.
   *
   * @param publicFolder feeds and opening pages
   * @param site the address that the world knows our public files by
   * @param organization whose instance this is
   */
  public record Content(
      Ledger ledger,
      CandidateIndex index,
      Taxonomy taxonomy,
      Health health,
      Timetable timetable,
      Tasks tasks,
      Comparisons comparisons,
      Path publicFolder,
      String site,
      String organization,
      InstantSource clock) {}

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts serving.
   *
   * @param port 0 for any free one
   */
  public static WebServer start(Content content, String bind, int port) {
    Javalin javalin = Javalin.create(config -> configure(config, content));
    listen(javalin, bind, port, "port");
    LOG.info("Serving on http://{}:{}/", bind, javalin.port());
    return new WebServer(javalin);
  }

  public int port() {
    return javalin.port();
  }

  private static void configure(JavalinConfig config, Content content) {
    ground(config);
    Pages pages = new Pages(content.organization());
    Json json = new Json();
    new Guard().add(config.routes);
    new SearchRoutes(content.index(), pages, json).add(config.routes);
    new CandidateRoutes(content.ledger().people(), content.taxonomy(), pages, json)
        .add(config.routes);
    new AdRoutes(content, pages, json).add(config.routes);
    new TaskRoutes(content.tasks(), content.clock(), pages, json).add(config.routes);
    new ActivityRoutes(content, pages, json).add(config.routes);
    new PublicFiles(content.publicFolder(), content.site()).add(config.routes);
    String css = Pages.resource("reqcast.css");
    config.routes.get(
        "/assets/reqcast.css",
        context ->
            context
                .header("Cache-Control", "public, max-age=300")
                .contentType("text/css; charset=utf-8")
                .result(css));
    config.routes.get("/health", context -> json.answer(context, Map.of("status", "up")));
    errors(config, pages, json);
  }

  /** What every port of ours shares. */
  static void ground(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = 64_000;
  }

  /** Opens a port, or says which setting names another. */
  static void listen(Javalin javalin, String bind, int port, String setting) {
    try {
      javalin.start(bind, port);
    } catch (JavalinBindException taken) {
      throw new IllegalStateException(
          "port %d on %s is taken or not ours to take; name another in reqcast.yaml, for example web: {%s: %d}"
              .formatted(port, bind, setting, port < 60_000 ? port + 1_000 : 0),
          taken);
    }
  }

  private static void errors(JavalinConfig config, Pages pages, Json json) {
    config.routes.exception(
        Mistake.class,
        (mistake, context) ->
            say(
                context,
                pages,
                json,
                400,
                "That cannot be answered",
                mistake.field() + " " + mistake.getMessage()));
    config.routes.exception(
        Guard.Closed.class,
        (closed, context) -> say(context, pages, json, 403, "Not here", text(closed)));
    config.routes.exception(
        CandidateRoutes.Missing.class,
        (missing, context) -> say(context, pages, json, 404, "Not found", text(missing)));
    config.routes.exception(
        Exception.class,
        (fault, context) -> {
          LOG.error("{} {} failed", context.method(), context.path(), fault);
          say(
              context,
              pages,
              json,
              500,
              "Something broke here",
              "It is our fault and is in the log.");
        });
    config.routes.error(404, context -> missing(context, pages, json));
  }

  private static void missing(Context context, Pages pages, Json json) {
    // Public files and our own sentences have said what there is to say.
    boolean said = Boolean.TRUE.equals(context.attribute(SAID));
    if (!said && !PublicFiles.serves(context.path())) {
      say(context, pages, json, 404, "Not found", "There is nothing at this address.");
    }
  }

  private static void say(
      Context context, Pages pages, Json json, int status, String title, String detail) {
    context.attribute(SAID, true);
    if (context.path().startsWith("/api/")) {
      json.problem(context, status, title, detail);
      return;
    }
    context.status(status);
    pages.show(context, "problem", "none", title, Map.of("title", title, "detail", detail));
  }

  private static String text(Exception exception) {
    String message = exception.getMessage();
    return message == null ? "" : message;
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
