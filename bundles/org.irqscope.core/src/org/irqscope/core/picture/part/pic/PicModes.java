package org.irqscope.core.picture.part.pic;

import java.util.List;

import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.model.KpicState;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Row;

/** What a guest has made of one i8259: the step of its initialization, what is read, and special modes. */
final class PicModes {
	private final int chip;
	private final KpicState pic;
	private final Highlights highlights;

	PicModes(int chip, KpicState pic, Highlights highlights) {
		this.chip = chip;
		this.pic = pic;
		this.highlights = highlights;
	}

	List<Row> rows() {
		return List.of(
				field("initState", "pic.init", Texts.of("pic.step." + (pic.getInitState() & 3)),
						PicFields.INIT_STATE, Texts.of("pic.step.1")),
				field("readRegSelect", "pic.read", register(pic.getReadRegSelect() != 0),
						PicFields.READ_REG_SELECT, register(false)),
				mode(PicFields.POLL.name(), "pic.poll", pic.getPoll(), PicFields.POLL),
				mode("specialMask", "pic.special.mask", pic.getSpecialMask(), PicFields.SPECIAL_MASK),
				mode("autoEoi", "pic.auto.eoi", pic.getAutoEoi(), PicFields.AUTO_EOI),
				mode("rotateOnAutoEoi", "pic.rotate", pic.getRotateOnAutoEoi(), PicFields.ROTATE_ON_AUTO_EOI),
				mode("specialFullyNestedMode", "pic.nested", pic.getSpecialFullyNestedMode(),
						PicFields.SPECIAL_FULLY_NESTED_MODE),
				mode(PicFields.INIT4.name(), "pic.icw4", pic.getInit4(), PicFields.INIT4),
				field("elcrMask", "pic.elcr.mask", Vectors.hex8(pic.getElcrMask()), PicFields.ELCR_MASK, ""),
				field("spurious", "pic.spurious", Vectors.name(pic.getIrqBase() + 7 & 0xff), PicFields.IRQ_BASE, ""));
	}

	/** The register that the guest reads at the port of commands. */
	private static String register(boolean isr) {
		return Texts.of("pic." + (isr ? PicFields.ISR : PicFields.IRR).name() + ".title");
	}

	private Row field(String id, String key, String value, FieldName field, String room) {
		return new Row.Field(id, Texts.of(key), value, highlights.mark(field, chip), "", room);
	}

	private Row mode(String id, String key, int value, FieldName field) {
		return Row.Pin.either(id, value != 0 ? BitState.SET : BitState.CLEAR, Texts.of(key),
				Texts.of(value != 0 ? "mode.on" : "mode.off"), Texts.of(value != 0 ? "mode.off" : "mode.on"),
				highlights.mark(field, chip));
	}
}
