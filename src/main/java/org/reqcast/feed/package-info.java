// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
/**
 * Publishing whole sets: feeds that boards fetch, and pages that people and search engines read.
 *
 * <p>Whatever others fetch from us lies in the public folder, at the path that its address has:
 * {@code feeds/NAME.xml}, {@code openings/NAME.html}, {@code openings/index.html}, {@code
 * sitemap.xml}. A page that is gone leaves {@code openings/NAME.gone.html}, to be served at the
 * page's address with status 410; where both exist, the page wins.
 */
@NullMarked
package org.reqcast.feed;

import org.jspecify.annotations.NullMarked;
