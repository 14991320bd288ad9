// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/**
 * The query, the ranking, the explanation and the facets; the engine that answers. Keeper of
 * Lucene.
 */
@NullMarked
package org.reqcast.search;

import org.jspecify.annotations.NullMarked;
