// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How we speak of ourselves and of skills, and so the maker of {@link Words}.
 *
 * @param organization the name we advertise under
 * @param organizationSite its own site; null where there is none
 * @param site address of our public pages, without a slash at the end
 * @param skillName from a concept's id to what people call it; other words pass unchanged
 */
public record Wording(
    String organization,
    @Nullable String organizationSite,
    String site,
    UnaryOperator<String> skillName) {

  public Wording {
    site = site.endsWith("/") ? site.substring(0, site.length() - 1) : site;
  }

  /** The words of an ad on its account, settings included, secrets not. */
  public Words of(Ad ad, Account account) {
    Map<String, Object> words = new LinkedHashMap<>(AdWords.of(ad, skillName));
    String page = ad.link().toString().split("[?#]", 2)[0];
    words.put("pageLink", page);
    words.put("pagePath", path(page, ad));
    words.putAll(of(account).map());
    return new Words(ad.saying().of(words));
  }

  private String path(String page, Ad ad) {
    return page.startsWith(site + "/")
        ? page.substring(site.length() + 1)
        : ad.link().getPath().replaceFirst("^/+", "");
  }

  /** The words that need no ad: of the organization, the account and its settings. */
  public Words of(Account account) {
    Map<String, Object> words = new LinkedHashMap<>(account.settings());
    words.put("organization", organization);
    if (organizationSite != null) {
      words.put("organizationSite", organizationSite);
    }
    words.put("site", site);
    words.put("account", account.name());
    return new Words(words);
  }
}
