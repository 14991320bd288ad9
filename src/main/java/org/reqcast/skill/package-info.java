// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/** The healthcare-IT taxonomy, and reading skills out of text. */
@NullMarked
package org.reqcast.skill;

import org.jspecify.annotations.NullMarked;
