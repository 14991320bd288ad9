// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Poster.Look;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Words;

/** Looks through what a board shows for one of our ads. */
record AdFinder(JsonPosting.Find find, Request request, Line line, Map<String, Object> facts) {

  Look find(Words words, Ad ad) throws ConnectorException, InterruptedException {
    String page = "";
    for (int pages = 0; pages < find.next().limit(); pages++) {
      Request.Filled filled = request.fill(find.next().words(words, page));
      Request.Filled asked =
          new Request.Filled(
              filled.method(),
              find.next().path(filled.path(), page),
              filled.headers(),
              filled.body());
      Reply reply = line.read(asked, words, find.ask().gone()).orElse(null);
      if (reply == null) {
        return new Look.Absent();
      }
      List<Object> items = listed(reply);
      for (Object item : items) {
        AdRef ours = ours(item, reply, ad);
        if (ours != null) {
          return new Look.Stands(ours);
        }
      }
      var next = find.next().after(reply, page, items.size(), line.address(asked.path()));
      if (next.isEmpty()) {
        return new Look.Absent();
      }
      page = next.get();
    }
    // The ad may stand further back than we look, so nothing is known.
    return new Look.CannotLook();
  }

  private List<Object> listed(Reply reply) throws ConnectorException {
    try {
      return reply.list(find.each());
    } catch (ConnectorException e) {
      throw line.trouble(Act.READ, e.remedy(), String.valueOf(e.getMessage()));
    }
  }

  private @Nullable AdRef ours(Object item, Reply reply, Ad ad) throws ConnectorException {
    Map<String, Object> bound = reply.bound(line.bound(ad, null, facts));
    if (find.where() != null && !find.where().holds(item, bound)) {
      return null;
    }
    return find.ask()
        .ref(item, bound, ad.posting())
        .orElseThrow(
            () ->
                line.trouble(
                    Act.READ, Remedy.REPAIR, "what is found has no `" + find.ask().id() + "`"));
  }
}
