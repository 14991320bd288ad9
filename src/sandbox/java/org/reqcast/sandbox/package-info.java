/**
 * Servers on loopback that speak like boards and sources we know, with invented people: they refuse
 * what the real ones refuse, and on demand are slow, busy, or drop the answer after accepting. For
 * trying Reqcast without accounts, and for tests. Imports nothing of ours: their limits are written
 * from what the vendors document, not from our connectors.
 */
@NullMarked
package org.reqcast.sandbox;

import org.jspecify.annotations.NullMarked;
