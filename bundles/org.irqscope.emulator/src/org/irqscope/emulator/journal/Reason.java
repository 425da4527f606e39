package org.irqscope.emulator.journal;

import java.util.List;

/**
 * Why a hop did what it did.
 *
 * @param home the package whose {@code sentences.properties} has the sentence
 * @param key the key of the sentence
 * @param values the numbers to put into it
 */
public record Reason(String home, String key, List<Long> values) {
}
