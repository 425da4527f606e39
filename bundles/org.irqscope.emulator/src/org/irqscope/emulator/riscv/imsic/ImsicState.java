package org.irqscope.emulator.riscv.imsic;

import java.util.List;

/** The interrupt file of a hart at one moment. Immutable, for any thread. */
public record ImsicState(int eidelivery, int eithreshold, List<Integer> pending, List<Integer> enabled, int topei) {
}
