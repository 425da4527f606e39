package org.irqscope.emulator.x86.pit;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoDevice;
import org.irqscope.emulator.kvm.Vcpu;
import org.irqscope.emulator.x86.X86Kvm;

/** Port 0x61: registered for four ports, answers only the first. */
final class SpeakerPort implements IoDevice {
	static final int BASE = 0x61;
	private static final int CHANNEL = 2;
	/** The refresh bit toggles every 2^14 ns. */
	private static final int REFRESH_SHIFT = 14;

	private final X86Kvm kvm;
	private final Pit pit;

	SpeakerPort(X86Kvm kvm, Pit pit) {
		this.kvm = kvm;
		this.pit = pit;
	}

	@Override
	public boolean write(Vcpu vcpu, long address, int length, long value) {
		if (address != BASE)
			return false;
		pit.speakerData.set((int) value >> 1 & 1);
		pit.setGate(CHANNEL, (value & 1) != 0);
		return true;
	}

	@Override
	public boolean read(Vcpu vcpu, long address, int length, GuestData data) {
		if (address != BASE)
			return false;
		PitChannel channel = pit.channels[CHANNEL];
		long refresh = kvm.scheduler.now() >> REFRESH_SHIFT & 1;
		data.set(channel.gate.get() | pit.speakerData.get() << 1 | refresh << 4
				| (channel.out(pit.ticks(CHANNEL)) ? 1 << 5 : 0));
		return true;
	}

	@Override
	public String toString() {
		return "speaker_dev";
	}
}
