package org.irqscope.emulator.catalogue;

import org.irqscope.emulator.x86.pic.KpicState;

/** One i8259 of the machine under test: {@code M} or {@code S} of the catalogue. */
public final class PicUnderTest {
	private final Bench vm;
	private final int chip;
	private final int port;
	private final int elcrPort;

	PicUnderTest(Bench vm, int chip) {
		this.vm = vm;
		this.chip = chip;
		this.port = chip == 0 ? 0x20 : 0xa0;
		this.elcrPort = 0x4d0 + chip;
	}

	/** Writes to the command port, 0x20 or 0xa0. */
	public void cmd(int... values) {
		write(port, values);
	}

	/** Writes to the data port, 0x21 or 0xa1. */
	public void data(int... values) {
		write(port + 1, values);
	}

	/** Writes to the edge/level register, 0x4d0 or 0x4d1. */
	public void elcr(int... values) {
		write(elcrPort, values);
	}

	private void write(int to, int... values) {
		for (int value : values)
			vm.out(to, value, 1);
	}

	/** The four initialization words. */
	public void init(int icw1, int icw2, int icw3, int icw4) {
		cmd(icw1);
		data(icw2, icw3, icw4);
	}

	public Value rdCmd() {
		return vm.in(port, 1);
	}

	public Value rdData() {
		return vm.in(port + 1, 1);
	}

	public Value rdElcr() {
		return vm.in(elcrPort, 1);
	}

	/** {@code KVM_GET_IRQCHIP} */
	public KpicState get() {
		return vm.ioctls().getPic(chip);
	}

	/** {@code KVM_SET_IRQCHIP} */
	public void set(KpicState state) {
		new Value("KVM_SET_IRQCHIP", vm.ioctls().setPic(chip, state)).is(0);
	}

	/** What {@code KVM_GET_IRQCHIP} must show now. */
	public PicExpectation expect() {
		return new PicExpectation(chip == 0 ? "M." : "S.", get());
	}
}
