package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator and this host agree on what op scripts do not say: strings, debuggers, the guest's flag of an EOI. */
class PortAgreementTest extends OnThisHost {
	private static final int[] PORTS = { 0x20, 0x21, 0xa0, 0xa1, 0x4d0, 0x4d1, 0x500 };
	private static final int STEPS = 100, LONGEST = 6, PV_EOI_EN = 0x4b564d04;
	private HostVm host;
	private EmulatedX86Vm emulator;

	@BeforeEach
	void machines() {
		host = backend.create(1, false);
		emulator = (EmulatedX86Vm) EmulatedX86Vm.backend(Host.DEFAULT).create(1, false);
		HostTests.enableLapics(host);
		HostTests.enableLapics(emulator);
	}

	@AfterEach
	void closeMachines() {
		host.close();
		emulator.close();
	}

	private X86Vcpu vcpu() {
		return emulator.kvm().vcpus().get(0);
	}

	private byte[] emulatedIns(int port, int count) {
		long[] values = new long[count];
		vcpu().guest().run(() -> System.arraycopy(vcpu().guest().ins(port, 1, 0x9000, count), 0, values, 0, count));
		byte[] bytes = new byte[count];
		for (int at = 0; at < count; at++)
			bytes[at] = (byte) values[at];
		return bytes;
	}

	private void outs(int port, byte... values) {
		long[] wide = new long[values.length];
		for (int at = 0; at < wide.length; at++)
			wide[at] = values[at] & 0xff;
		GuestCpu guest = vcpu().guest();
		guest.run(() -> guest.outs(port, 1, wide));
		assertEquals(0, host.outs(0, port, values));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void onStringsOfPortAccesses(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		for (int step = 0; step < STEPS; step++) {
			int port = PORTS[random.nextInt(PORTS.length)];
			byte[] values = new byte[1 + random.nextInt(LONGEST)];
			if (random.nextInt(4) == 0) {
				int line = random.nextInt(16);
				int level = random.nextInt(2);
				assertEquals(emulator.irqLineStatus(line, level), host.irqLineStatus(line, level));
			} else if (random.nextBoolean()) {
				random.nextBytes(values);
				outs(port, values);
			} else
				assertArrayEquals(emulatedIns(port, values.length), host.ins(0, port, values.length),
						"seed " + seed + ", step " + step);
			for (int chip = 0; chip < 2; chip++)
				assertEquals(emulator.pic(chip), host.pic(chip), "seed " + seed + ", step " + step);
		}
	}

	private void guestDebug(int control) {
		new VcpuIoctls(vcpu()).setGuestDebug(control);
		assertEquals(0, host.setGuestDebug(0, control));
	}

	private void taken(int vector) {
		assertEquals(vector, emulator.take(0));
		assertEquals(vector, host.take(0));
	}

	@Test
	void onADebuggerThatBlocksInterrupts() {
		guestDebug(X86Vcpu.GUESTDBG_ENABLE | X86Vcpu.GUESTDBG_BLOCKIRQ);
		emulator.signalMsi(0xfee00000L, 0x61);
		host.signalMsi(0xfee00000L, 0x61);
		taken(-1);
		taken(-1);
		guestDebug(X86Vcpu.GUESTDBG_BLOCKIRQ);
		taken(0x61);
	}

	private void wrmsr(long value, int result) {
		assertEquals(result, emulator.wrmsr(0, PV_EOI_EN, value), Long.toHexString(value));
		assertEquals(result, host.wrmsr(0, PV_EOI_EN, value), Long.toHexString(value));
		assertEquals(emulator.rdmsr(0, PV_EOI_EN), host.rdmsr(0, PV_EOI_EN));
	}

	@Test
	void onWhereTheFlagOfAnEoiMayBe() {
		wrmsr(0x9001, 0);
		wrmsr(0x9003, -3);
		wrmsr(0x9002, -3);
		wrmsr(0x20000001, -3);
		wrmsr(0x20000000, 0);
		wrmsr(0xffffd, 0);
		wrmsr(0x100001, -3);
	}
}
