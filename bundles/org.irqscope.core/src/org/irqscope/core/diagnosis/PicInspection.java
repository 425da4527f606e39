package org.irqscope.core.diagnosis;

import static org.irqscope.core.fate.DeliveryObstacle.*;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.run.snapshot.IrqchipSnapshot;
import org.irqscope.core.run.snapshot.VcpuSnapshot;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.irqscope.emulator.x86.pic.PicFields;

/** Why a request that the PIC pair holds does not reach a processor. Immutable, for one thread. */
final class PicInspection {
	/** How a line does not fit its input: it is held where edges are taken, or fell where levels are. */
	static final int HELD = 0, FELL = 1;
	private final IrqchipSnapshot chips;
	private final List<VcpuSnapshot> vcpus;

	PicInspection(IrqchipSnapshot chips, List<VcpuSnapshot> vcpus) {
		this.chips = chips;
		this.vcpus = vcpus;
	}

	/** {@code kvm_apic_accept_pic_intr} */
	static boolean accepts(VcpuSnapshot vcpu) {
		int lvt0 = vcpu.lapic().get(Lapic.LVT0);
		return (vcpu.apicBase() & Lapic.BASE_ENABLE) == 0 || (lvt0 & Lapic.LVT_MASKED) == 0
				&& (lvt0 & LapicIrq.DELIVERY_MODE) == LapicIrq.EXTINT;
	}

	/** True while the pair holds the request of an input. */
	boolean holds(int input) {
		return (chips.picRequests() >> input & 1) != 0;
	}

	/** An input of levels forgets the request of a line that falls before a processor has taken it. */
	Optional<Blockage> forgotten(int input, int hop) {
		int chip = input / Irqchips.PIC_PINS;
		boolean level = (chips.pic(chip).elcr() >> input % Irqchips.PIC_PINS & 1) != 0;
		return level && !holds(input)
				? Optional.of(Blockage.at(PIC_TRIGGER_MISMATCH, PicFields.ELCR, chip, hop, input, FELL))
				: Optional.empty();
	}

	/** The first obstacle behind the chip; nothing when nothing but time is missing. */
	Optional<Blockage> of(int input, int hop) {
		if (!chips.output()) {
			int chip = input / Irqchips.PIC_PINS;
			int inService = chips.pic(chip).isr();
			return inService == 0 ? Optional.empty()
					: Optional.of(Blockage.at(PRIORITY, PicFields.ISR, chip, hop, input, chip,
							Integer.numberOfTrailingZeros(inService)));
		}
		Optional<VcpuSnapshot> taker = vcpus.stream().filter(PicInspection::accepts).findFirst();
		if (taker.isEmpty())
			return Optional.of(Blockage.at(EXTINT_NOT_THROUGH_LINT0, LapicFields.LVT0, Place.ONLY, hop, input));
		int vcpu = vcpus.indexOf(taker.get());
		return new VcpuInspection(vcpu, taker.get(), hop).taking();
	}
}
