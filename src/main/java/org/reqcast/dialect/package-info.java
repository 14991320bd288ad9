// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
/** Ways of speaking, never vendors: each is one package, listed in one register. */
@NullMarked
package org.reqcast.dialect;

import org.jspecify.annotations.NullMarked;
