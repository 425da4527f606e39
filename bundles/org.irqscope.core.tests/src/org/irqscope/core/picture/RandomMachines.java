package org.irqscope.core.picture;

import java.util.List;
import java.util.stream.LongStream;

import org.irqscope.model.VirtualMachine;

/** Some random machines, for tests of the packages below. */
public final class RandomMachines {
	private RandomMachines() {
	}

	/** The first so many. */
	public static List<VirtualMachine> some(int machines) {
		return LongStream.range(0, machines).mapToObj(RandomMachine::of).toList();
	}
}
