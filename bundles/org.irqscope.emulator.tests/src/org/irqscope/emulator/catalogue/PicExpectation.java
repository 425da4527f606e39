package org.irqscope.emulator.catalogue;

import org.irqscope.emulator.x86.pic.KpicState;

/** The fields of one {@code struct kvm_pic_state}, by the catalogue's short names; each fails when it differs. */
public final class PicExpectation {
	private final String chip;
	private final KpicState state;

	PicExpectation(String chip, KpicState state) {
		this.chip = chip;
		this.state = state;
	}

	private PicExpectation check(String field, int value, int expected) {
		new Value(chip + field, value).is(expected);
		return this;
	}

	public PicExpectation lastIrr(int expected) {
		return check("last_irr", state.lastIrr(), expected);
	}

	public PicExpectation irr(int expected) {
		return check("irr", state.irr(), expected);
	}

	public PicExpectation imr(int expected) {
		return check("imr", state.imr(), expected);
	}

	public PicExpectation isr(int expected) {
		return check("isr", state.isr(), expected);
	}

	/** {@code priority_add} */
	public PicExpectation prio(int expected) {
		return check("prio", state.priorityAdd(), expected);
	}

	/** {@code irq_base} */
	public PicExpectation base(int expected) {
		return check("base", state.irqBase(), expected);
	}

	/** {@code read_reg_select} */
	public PicExpectation rrs(int expected) {
		return check("rrs", state.readRegSelect(), expected);
	}

	public PicExpectation poll(int expected) {
		return check("poll", state.poll(), expected);
	}

	/** {@code special_mask} */
	public PicExpectation smm(int expected) {
		return check("smm", state.specialMask(), expected);
	}

	public PicExpectation initState(int expected) {
		return check("init_state", state.initState(), expected);
	}

	/** {@code auto_eoi} */
	public PicExpectation aeoi(int expected) {
		return check("aeoi", state.autoEoi(), expected);
	}

	/** {@code rotate_on_auto_eoi} */
	public PicExpectation raeoi(int expected) {
		return check("raeoi", state.rotateOnAutoEoi(), expected);
	}

	/** {@code special_fully_nested_mode} */
	public PicExpectation sfnm(int expected) {
		return check("sfnm", state.specialFullyNestedMode(), expected);
	}

	public PicExpectation init4(int expected) {
		return check("init4", state.init4(), expected);
	}

	public PicExpectation elcr(int expected) {
		return check("elcr", state.elcr(), expected);
	}

	public PicExpectation elcrMask(int expected) {
		return check("elcr_mask", state.elcrMask(), expected);
	}
}
