package org.irqscope.emulator.journal;

import java.util.List;

/** Why a hop did what it did: the key of a sentence and the numbers to put into it. */
public record Reason(String key, List<Long> values) {
}
