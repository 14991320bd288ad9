// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/** Pages, REST and the public files. Holds no rules. Keeper of Javalin. */
@NullMarked
package org.reqcast.web;

import org.jspecify.annotations.NullMarked;
