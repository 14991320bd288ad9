/**
 * The words that every way of speaking shares: expressions, bodies, what is taken from a reply,
 * what is kept between requests, and the surroundings that a dialect may use.
 */
@NullMarked
package org.reqcast.grammar;

import org.jspecify.annotations.NullMarked;
