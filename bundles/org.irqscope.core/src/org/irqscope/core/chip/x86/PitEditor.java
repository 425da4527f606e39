package org.irqscope.core.chip.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.core.chip.Editable;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.pit.PitFields;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.irqscope.emulator.x86.pit.PitState;

/** {@code KVM_SET_PIT2}, a register at a time: all counters start again; and {@code KVM_REINJECT_CONTROL}. */
final class PitEditor extends PcEditor {
	private static final String WAY = "KVM_SET_PIT2";
	private static final List<String> FIELDS = PitState.Channel.REGISTERS;
	/** The bits that each of them has. */
	private static final long[] BITS = { 0xffffffffL, 0xffff, 0xff, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 1 };

	@Override
	public Optional<Editable> editable(String field) {
		if (field.equals(PitFields.REINJECT.name()))
			return Optional.of(new Editable("KVM_REINJECT_CONTROL", 1));
		if (isFlag(field))
			return Optional.of(new Editable(WAY, 1));
		return channel(field) < 0 ? Optional.empty()
				: Optional.of(new Editable(WAY, BITS[register(field, channel(field))]));
	}

	private static boolean isFlag(String field) {
		return field.equals(PitFields.HPET_LEGACY.name()) || field.equals(PitFields.SPEAKER_DATA_ON.name());
	}

	private static int channel(String field) {
		return IntStream.range(0, PitState.CHANNELS).filter(channel -> register(field, channel) >= 0).findFirst()
				.orElse(-1);
	}

	private static int register(String field, int channel) {
		return IntStream.range(0, FIELDS.size())
				.filter(at -> PitFields.CHANNEL.at(channel).member(FIELDS.get(at)).name().equals(field)).findFirst()
				.orElse(-1);
	}

	@Override
	boolean has(X86Kvm kvm, int index) {
		return kvm.hasPit() && index == 0;
	}

	@Override
	int set(X86Kvm kvm, int index, String field, long value) {
		PitIoctls ioctls = new PitIoctls(kvm);
		if (field.equals(PitFields.REINJECT.name()))
			return ioctls.reinjectControl(value != 0);
		PitState now = ioctls.getPit2();
		List<PitState.Channel> channels = new ArrayList<>(now.channels());
		int channel = channel(field);
		if (channel >= 0)
			channels.set(channel, with(channels.get(channel), register(field, channel), (int) value));
		return ioctls.setPit2(new PitState(channels,
				field.equals(PitFields.HPET_LEGACY.name()) ? value != 0 : now.hpetLegacy(),
				field.equals(PitFields.SPEAKER_DATA_ON.name()) ? value != 0 : now.speakerDataOn()));
	}

	private static PitState.Channel with(PitState.Channel now, int register, int value) {
		int[] registers = { now.count(), now.latchedCount(), now.countLatched(), now.statusLatched() ? 1 : 0,
				now.status(), now.readState(), now.writeState(), now.writeLatch(), now.rwMode(), now.mode(),
				now.bcd() ? 1 : 0, now.gate() ? 1 : 0 };
		registers[register] = value;
		return new PitState.Channel(registers[0], registers[1], registers[2], registers[3] != 0, registers[4],
				registers[5], registers[6], registers[7], registers[8], registers[9], registers[10] != 0,
				registers[11] != 0);
	}
}
