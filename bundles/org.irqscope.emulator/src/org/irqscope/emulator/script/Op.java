package org.irqscope.emulator.script;

import java.util.List;
import java.util.OptionalInt;

/**
 * One line of an op script.
 *
 * @param line its number in the file, from 1
 * @param text the line without surrounding blanks
 * @param arguments the numbers given; the optional ones may be missing
 */
public record Op(int line, String text, OpCode code, List<Long> arguments) {

	/** The argument at a position, 0 where it is missing. */
	public long argument(int position) {
		return position < arguments.size() ? arguments.get(position) : 0;
	}

	/** The same as 32 bits. */
	public int intArgument(int position) {
		return (int) argument(position);
	}

	/** The vCPU whose guest does it; nothing for what user space does. */
	public OptionalInt vcpu() {
		OptionalInt position = code.vcpu();
		return position.isEmpty() ? position : OptionalInt.of(intArgument(position.getAsInt()));
	}
}
