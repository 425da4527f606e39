package org.irqscope.emulator.x86.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Host.Vendor;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The interrupt of corrected machine checks, which a local APIC has only where user space asks for it: section 5.1. */
class CmciTest {
	private static final long TEN_BANKS = 10, CMCI_P = 1 << 10;
	private static final int CTL2 = 0x280, BANK = 7, ENABLED = 1 << 30, VECTOR = 0xa9;

	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.fx(1);
	}

	private void setUp() {
		assertEquals(0, vm.lap(0).ioctls().setupMce(TEN_BANKS | CMCI_P));
	}

	@Test
	void withoutItTheRegisterIsNone() {
		vm.lap(0).wr(Lapic.LVTCMCI, VECTOR);
		vm.lap(0).reg(Lapic.LVTCMCI).is(0);
		vm.lap(0).rd(Lapic.LVR).is(0x00050014);
		vm.lap(0).enterX2apic();
		vm.lap(0).wrmsrFaults(0x82f, VECTOR);
	}

	@Test
	void withItTheVersionCountsASeventhVectorThatIsMasked() {
		setUp();
		vm.lap(0).rd(Lapic.LVR).is(0x00060014);
		vm.lap(0).rd(Lapic.LVTCMCI).is(0x10000);
		vm.lap(0).wr(Lapic.LVTCMCI, 0xffffffffL);
		vm.lap(0).rd(Lapic.LVTCMCI).is(0x117ff);
	}

	@Test
	void switchingTheLapicOffMasksItToo() {
		setUp();
		vm.lap(0).wr(Lapic.LVTCMCI, VECTOR);
		vm.lap(0).wr(Lapic.SPIV, 0xff);
		vm.lap(0).rd(Lapic.LVTCMCI).is(0x10000 | VECTOR);
	}

	@Test
	void anErrorInterruptsWhereItsBankIsEnabled() {
		setUp();
		vm.lap(0).wr(Lapic.LVTCMCI, VECTOR);
		assertEquals(0, vm.lap(0).ioctls().setMceUncorrectedNoAction(BANK));
		vm.lap(0).irr(VECTOR).is(0);
		vm.lap(0).wrmsr(CTL2 + BANK, ENABLED);
		vm.lap(0).rdmsr(CTL2 + BANK).is(ENABLED);
		assertEquals(0, vm.lap(0).ioctls().setMceUncorrectedNoAction(BANK));
		vm.ack(VECTOR);
	}

	@Test
	void reservedBitsAndMissingBanksFault() {
		setUp();
		vm.lap(0).wrmsrFaults(CTL2 + BANK, 1 << 29);
		vm.lap(0).wrmsrFaults(CTL2 + 10, ENABLED);
		assertEquals(-Errno.EINVAL, vm.lap(0).ioctls().setMceUncorrectedNoAction(10));
	}

	@Test
	void withoutItTheBanksHaveNoSuchRegister() {
		vm.lap(0).wrmsrFaults(CTL2 + BANK, ENABLED);
		vm.lap(0).wrmsrFaults(CTL2 + BANK, 0);
	}

	@Test
	void noBankTooManyOrWhatTheHostLacksIsRefused() {
		VcpuIoctls ioctls = vm.lap(0).ioctls();
		assertEquals(-Errno.EINVAL, ioctls.setupMce(0));
		assertEquals(-Errno.EINVAL, ioctls.setupMce(33));
		assertEquals(-Errno.EINVAL, ioctls.setupMce(TEN_BANKS | 1 << 9));
		Bench amd = new Bench(Host.DEFAULT.withVendor(Vendor.SVM));
		amd.fx(1);
		assertEquals(-Errno.EINVAL, amd.lap(0).ioctls().setupMce(TEN_BANKS | CMCI_P));
	}
}
