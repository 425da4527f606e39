package org.irqscope.conform.riscv;

import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.riscv.aia.AiaDevice;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.script.OpCode;

/** The interrupt device as user space sets it up: in any order, with values that are allowed and others. */
final class DeviceSteps {
	private static final int UNKNOWN = 5, ATTRIBUTES = 7;

	private final ScriptWriter writer;
	private final HartMachine machine;

	DeviceSteps(ScriptWriter writer, HartMachine machine) {
		this.writer = writer;
		this.machine = machine;
	}

	void attribute() {
		switch (writer.below(10)) {
		case 0 -> writer.op(OpCode.AIA_CREATE);
		case 1 -> set(AiaDevice.CONTROL, writer.chance(90) ? 0 : 1, 0);
		case 2, 3, 4 -> config(writer.chance(95) ? writer.below(ATTRIBUTES) : writer.below(12));
		case 5 -> set(writer.one(AiaDevice.APLIC, AiaDevice.IMSIC, UNKNOWN), writer.below(0x100), writer.word());
		default -> address();
		}
	}

	private void config(int attribute) {
		long value = switch (attribute) {
		case AiaDevice.MODE -> writer.one(0, 0, 1, 2, 3);
		case AiaDevice.IDS -> writer.one(63, 127, 255, 64, 2047, 0, writer.word());
		case AiaDevice.SOURCES -> writer.one(0, machine.sources(), machine.sources(), 1023, 1024);
		case AiaDevice.GROUP_SHIFT -> writer.one(24, 23, 55, 56);
		case AiaDevice.HART_BITS -> writer.one(0, 1, 2, 2, 16);
		default -> writer.one(0, 0, 1, 3, 8);
		};
		set(AiaDevice.CONFIG, attribute, value);
	}

	/** The chip that messages come from, then a page for each hart. */
	private void address() {
		int whose = writer.chance(95) ? writer.below(machine.vcpus() + 1) : writer.below(10);
		long address = whose == 0 ? machine.aplic() : Kvmtool.IRQCHIP + HartMachine.PAGE * (whose - 1);
		set(AiaDevice.ADDRESS, whose,
				writer.chance(92) ? address : writer.one(address + 4, -1L, 0L, address + (1L << 30)));
	}

	private void set(int group, long attribute, long value) {
		writer.op(OpCode.AIA_SET, group, attribute, value);
	}

	void read() {
		int group = writer.below(UNKNOWN + 1);
		writer.op(OpCode.AIA_GET, group, group == AiaDevice.IMSIC ? machine.fileRegister() : writer.below(9));
	}
}
