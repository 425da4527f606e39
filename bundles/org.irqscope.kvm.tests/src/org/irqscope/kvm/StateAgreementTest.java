package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator and this host take the same states of chips from user space, and go on from them in the same way. */
class StateAgreementTest extends OnThisHost {
	private static final int STEPS = 500, VCPUS = 2;
	/** Registers without bits that start something or that the next read works out anew. */
	private static final int[] LAPIC_REGISTERS = { Lapic.ID, Lapic.TASKPRI, Lapic.LDR, Lapic.DFR, Lapic.SPIV, Lapic.ESR,
			Lapic.ICR, Lapic.ICR2, Lapic.LVTTHMR, Lapic.LVTPC, Lapic.LVT0, Lapic.LVT1, Lapic.LVTERR };

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void whatIsLoadedActsAlike(long seed) {
		try (HostVm host = (HostVm) backend.create(VCPUS, false);
				EmulatedX86Vm emulator = (EmulatedX86Vm) EmulatedX86Vm.backend(Host.DEFAULT).create(VCPUS, false)) {
			HostTests.enableLapics(host);
			HostTests.enableLapics(emulator);
			host.events();
			emulator.events();
			SplittableRandom random = new SplittableRandom(seed);
			for (int step = 0; step < STEPS; step++) {
				String what = step(random, host, emulator);
				assertAlike("seed " + seed + ", step " + step + ": " + what, host, emulator);
			}
		}
	}

	private static String step(SplittableRandom random, HostVm host, EmulatedX86Vm emulator) {
		int vcpu = random.nextInt(VCPUS);
		switch (random.nextInt(10)) {
		case 0 -> {
			int chip = random.nextInt(2);
			KpicState state = pic(random);
			assertEquals(emulator.setPic(chip, state), host.setPic(chip, state));
			return "PIC " + chip + " " + state;
		}
		case 1, 2 -> {
			IoapicState state = ioapic(random);
			assertEquals(emulator.setIoapic(state), host.setIoapic(state));
			return "IOAPIC, irr " + Integer.toHexString(state.irr());
		}
		case 3 -> {
			LapicState state = lapic(random, emulator.lapic(vcpu));
			assertEquals(emulator.setLapic(vcpu, state), host.setLapic(vcpu, state));
			return "LAPIC " + vcpu;
		}
		case 4, 5 -> {
			assertEquals(emulator.write32(vcpu, 0xfee000b0L, 0), host.write32(vcpu, 0xfee000b0L, 0));
			return "EOI " + vcpu;
		}
		default -> {
			int gsi = random.nextInt(Ioapic.PINS);
			int level = random.nextInt(2);
			assertEquals(emulator.irqLineStatus(gsi, level), host.irqLineStatus(gsi, level), "line " + gsi);
			return "line " + gsi + " " + level;
		}
		}
	}

	/** Any bytes where a guest could put any, and values of flags and counters as they can be. */
	private static KpicState pic(SplittableRandom random) {
		return new KpicState(random.nextInt(256), random.nextInt(256), random.nextInt(256), random.nextInt(256),
				random.nextInt(8), random.nextInt(256), random.nextInt(2), random.nextInt(2), random.nextInt(2),
				random.nextInt(4), random.nextInt(2), random.nextInt(2), random.nextInt(2), random.nextInt(2),
				random.nextInt(256), random.nextInt(256));
	}

	private static IoapicState ioapic(SplittableRandom random) {
		long[] entries = IntStream.range(0, Ioapic.PINS).mapToLong(pin -> entry(random)).toArray();
		return new IoapicState(Ioapic.DEFAULT_BASE, random.nextInt(256), random.nextInt(16),
				random.nextInt() & (1 << Ioapic.PINS) - 1, entries);
	}

	/** Fixed and lowest-priority interrupts; trigger mode, Remote IRR, mask and destination at random. */
	private static long entry(SplittableRandom random) {
		long flags = random.nextLong() & (1 << 8 | 1 << 11 | 1 << 13 | 1 << 14 | 1 << 15 | 1 << 16);
		return (long) random.nextInt(4) << 56 | flags | 0x10 + random.nextInt(0xf0);
	}

	private static LapicState lapic(SplittableRandom random, LapicState now) {
		LapicState state = now;
		for (int register : LAPIC_REGISTERS)
			if (random.nextInt(4) == 0)
				state = state.with(register, value(random, register));
		for (int bank : new int[] { Lapic.ISR, Lapic.TMR, Lapic.IRR })
			for (int vectors = random.nextInt(6); vectors > 0; vectors--)
				state = state.with(bank, random.nextInt(256), random.nextBoolean());
		return state;
	}

	private static int value(SplittableRandom random, int register) {
		return switch (register) {
		case Lapic.ID -> random.nextInt(4) << 24;
		// Directed EOI, which a guest cannot ask for while the IOAPIC is in the kernel, among them.
		case Lapic.SPIV -> new int[] { 0x1ff, 0x1ff, 0x1ff, 0x11ff, 0xff }[random.nextInt(5)];
		case Lapic.LDR -> 1 << 24 + random.nextInt(4);
		default -> random.nextInt();
		};
	}

	private static void assertAlike(String what, X86Vm host, X86Vm emulator) {
		Optional<List<String>> seen = host.events();
		List<String> expected = emulator.events().orElseThrow();
		seen.ifPresent(events -> assertEquals(expected, events, what));
		for (int chip = 0; chip < 2; chip++)
			assertEquals(emulator.pic(chip), host.pic(chip), what);
		assertEquals(text(emulator.ioapic()), text(host.ioapic()), what);
		for (int vcpu = 0; vcpu < VCPUS; vcpu++)
			assertEquals(text(emulator.lapic(vcpu)), text(host.lapic(vcpu)), what);
	}

	private static String text(IoapicState state) {
		return state.baseAddress() + " " + state.ioregsel() + " " + state.id() + " " + Integer.toHexString(state.irr())
				+ IntStream.range(0, Ioapic.PINS).mapToObj(pin -> Long.toHexString(state.entry(pin))).toList();
	}

	private static String text(LapicState state) {
		return IntStream.range(0, Lapic.REGISTERS).mapToObj(at -> Integer.toHexString(state.get(at << 4))).toList()
				+ " ISR " + Arrays.toString(state.vectors(Lapic.ISR));
	}
}
