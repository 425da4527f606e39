package org.irqscope.emulator.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.user.IoctlException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 6 of the catalogue: KVM_SIGNAL_MSI and the decoding of messages. */
class MsiTest {
	private final Bench vm = new Bench();

	@Test
	@DisplayName("MSI-001 inject_msi")
	void msi001() {
		vm.fx(2);
		vm.msi(0xfee01000L, 0, 0x51).is(1);
		vm.lap(1).irr(0x51).is(1);
		vm.lap(0).irr(0x51).is(0);
	}

	@Test
	@DisplayName("MSI-002 broadcast")
	void msi002() {
		vm.fx(2);
		vm.msi(0xfeeff000L, 0, 0x53).is(2);
		vm.lap(0).irr(0x53).is(1);
		vm.lap(1).irr(0x53).is(1);
	}

	@Test
	@DisplayName("MSI-005 delivery modes")
	void msi005() {
		vm.fx(1);
		vm.msi(0xfee00000L, 0, 0x400).is(1);
		vm.ack(2);
		vm.msi(0xfee00000L, 0, 0x200).is(0);
		vm.msi(0xfee00000L, 0, 0x745).is(0);
		vm.msi(0xfee00000L, 0, 0x500).is(1);
	}

	@Test
	@DisplayName("MSI-006 no irqchip")
	void msi006() {
		vm.empty();
		vm.vcpus(0);
		vm.msi(0xfee00000L, 0, 0x51).is(-Errno.EINVAL);
		vm.line(4, 1).is(-Errno.ENXIO);
		fails(Errno.EINVAL, () -> vm.lap(0).get());
		vm.route(Routes.msi(1, 0xfee00000L, 0, 0x51)).is(-Errno.EINVAL);
		vm.irqfd(vm.eventfd(), 1).is(-Errno.EINVAL);
		for (PicUnderTest chip : new PicUnderTest[] { vm.M, vm.S })
			fails(Errno.ENXIO, chip::get);
		fails(Errno.ENXIO, vm.ioa::get);
		new Value("KVM_CREATE_IRQCHIP", vm.ioctls().createIrqchip()).is(-Errno.EINVAL);
	}

	private static void fails(int errno, Runnable ioctl) {
		assertEquals(errno, assertThrows(IoctlException.class, ioctl::run).errno());
	}

	@Test
	@DisplayName("MSI-008 X2APIC_API")
	void msi008() {
		vm.fx(1);
		new Value("KVM_CAP_X2APIC_API", vm.ioctls().enableX2apicApi(3)).is(0);
		vm.msi(0xfee00000L, 1, 0x51).is(-Errno.EINVAL);
		vm.route(Routes.msi(1, 0xfee00000L, 1, 0x51)).is(-Errno.EINVAL);
		new Value("KVM_CAP_X2APIC_API", vm.ioctls().enableX2apicApi(4)).is(-Errno.EINVAL);
		new Value("KVM_CAP_X2APIC_API", vm.ioctls().enableX2apicApi(1 << 10)).is(-Errno.EINVAL);
	}

	@Test
	@DisplayName("MSI-009 32-bit destinations")
	void msi009() {
		vm.empty();
		vm.ioctls().createIrqchip();
		vm.ioctls().enableX2apicApi(3);
		vm.vcpus(0, 256);
		for (LocalApic lapic : vm.lapics()) {
			lapic.enterX2apic();
			lapic.wrmsr(0x80f, 0x1ff);
		}
		vm.msi(0xfee00000L, 0x100, 0x61).is(1);
		reached(0x61, 0, 1);
		vm.msi(0xfeeff000L, 0, 0x62).is(0);
		reached(0x62, 0, 0);
		vm.msi(0xfeeff000L, 0xffffff00L, 0x63).is(2);
		reached(0x63, 1, 1);
	}

	private void reached(int vector, int first, int second) {
		vm.lap(0).irr(vector).is(first);
		vm.lap(1).irr(vector).is(second);
	}
}
