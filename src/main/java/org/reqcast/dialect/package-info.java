/**
 * Ways of speaking, never vendors: each is one class, listed in one register.
 *
 * <p>Whatever others fetch from us lies in the public folder, at the path that its address has:
 * {@code feeds/NAME.xml}, {@code openings/NAME.html}, {@code openings/index.html}, {@code
 * sitemap.xml}. A page that is gone leaves {@code openings/NAME.gone.html}, to be served at the
 * page's address with status 410; where both exist, the page wins.
 */
@NullMarked
package org.reqcast.dialect;

import org.jspecify.annotations.NullMarked;
