// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/**
 * The nouns: a candidate, the profiles about them, and the evidence of their skills. Imports
 * nothing of ours.
 */
@NullMarked
package org.reqcast.candidate;

import org.jspecify.annotations.NullMarked;
