// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors

/** Schedule files become timers that call {@code run.Run}. Keeper of Quartz. */
@NullMarked
package org.reqcast.schedule;

import org.jspecify.annotations.NullMarked;
