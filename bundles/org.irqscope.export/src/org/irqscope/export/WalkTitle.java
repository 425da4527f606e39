package org.irqscope.export;

/**
 * What a written walk is about. Immutable, for any thread.
 *
 * @param machine the machine's name
 * @param page the name of the page that is shown
 * @param stimulus what was done to the machine; may be empty
 * @param size how many hops the whole walk has
 */
public record WalkTitle(String machine, String page, String stimulus, int size) {
}
