package org.irqscope.emulator.catalogue;

import static org.irqscope.emulator.catalogue.Bench.LV;
import static org.irqscope.emulator.catalogue.Routes.msi;

import java.util.Random;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 8 of the catalogue: irqfd. */
class IrqfdTest {
	private static final int NO_FD = -1, PIPE = 0;
	private final Bench vm = new Bench();
	private final IoapicUnderTest ioa = vm.ioa;

	@Test
	@DisplayName("IFD-001 test_register_unregister_irqfd")
	void ifd001() {
		vm.vm(1);
		Eventfd a = vm.eventfd(), b = vm.eventfd(), c = vm.eventfd();
		vm.irqfd(a, 4).is(0);
		vm.irqfd(b, 8).is(0);
		vm.irqfd(c, 4).is(0);
		vm.irqfd(c, 4).is(-Errno.EBUSY);
		vm.irqfd(c, 5).is(-Errno.EBUSY);
		vm.deassign(c, 5).is(0);
		vm.deassign(b, 8).is(0);
		vm.deassign(b, 8).is(0);
		vm.deassign(a, 4).is(0);
		vm.deassign(c, 4).is(0);
		vm.irqfd(c, 5).is(0);
	}

	@Test
	@DisplayName("IFD-002 irqfd_resample, and the checks of the arguments")
	void ifd002() {
		vm.vm(1);
		int e = vm.eventfd().fd();
		int r = vm.eventfd().fd();
		irqfd(e, 4, Irqfds.RESAMPLE, r).is(0);
		irqfd(e, 4, Irqfds.DEASSIGN, NO_FD).is(0);
		irqfd(e, 4, Irqfds.RESAMPLE, 2147483647).is(-Errno.EBADF);
		irqfd(9999, 4, 0, NO_FD).is(-Errno.EBADF);
		irqfd(9999, 4, Irqfds.DEASSIGN, NO_FD).is(-Errno.EBADF);
		irqfd(PIPE, 4, 0, NO_FD).is(-Errno.EINVAL);
		irqfd(e, 4, 8, NO_FD).is(-Errno.EINVAL);
		irqfd(e, 5000, 0, NO_FD).is(0);
		irqfd(e, 5000, Irqfds.DEASSIGN | Irqfds.RESAMPLE, r).is(0);
	}

	private Value irqfd(int fd, int gsi, int flags, int resamplefd) {
		return new Value("KVM_IRQFD", vm.ioctls().irqfd(fd, gsi, flags, resamplefd));
	}

	@ParameterizedTest(name = "IFD-005 irq_test, -e {0} -n {1}")
	@CsvSource({ "false, false", "true, false", "false, true", "true, true" })
	void ifd005(boolean emptyRoutes, boolean nmis) {
		int vcpus = 2;
		x2apicMachine();
		Random random = new Random(5);
		int gsi = 24 + random.nextInt(4096 - 24);
		int vector = 32 + random.nextInt(256 - 32);
		Eventfd e = vm.eventfd();
		vm.irqfd(e, gsi).is(0);
		for (int i = 0; i < 1000; i++) {
			boolean nmi = nmis && (i & 4) != 0;
			int id = i % vcpus;
			if (emptyRoutes && (i & 8) != 0)
				vm.route().is(0);
			vm.route(msi(gsi, 0xfee00000L | id << 12, id & ~0xff, nmi ? 0x402 : vector)).is(0);
			for (int other = 0; other < vcpus; other++)
				vm.ackNone(other);
			vm.ev(e);
			vm.ack(id, nmi ? 2 : vector);
			if (!nmi)
				vm.lap(id).eoi();
		}
	}

	/** Two vCPUs with 32-bit destinations. */
	private void x2apicMachine() {
		vm.empty();
		new Value("KVM_CREATE_IRQCHIP", vm.ioctls().createIrqchip()).is(0);
		new Value("KVM_CAP_X2APIC_API", vm.ioctls().enableX2apicApi(3)).is(0);
		vm.vcpus(0, 1);
		for (LocalApic lapic : vm.lapics()) {
			lapic.enterX2apic();
			lapic.wrmsr(0x80f, 0x1ff);
		}
	}

	@Test
	@DisplayName("IFD-006 edge GSI")
	void ifd006() {
		vm.fx(1);
		ioa.rte(10, 0x70);
		Eventfd e = vm.eventfd();
		vm.irqfd(e, 10).is(0);
		vm.ev(e);
		vm.lap(0).irr(0x70).is(1);
		ioa.irr(10).is(0);
	}

	@Test
	@DisplayName("IFD-007 resample life cycle")
	void ifd007() {
		vm.fx(1);
		ioa.rte(10, 0x71 | LV);
		Eventfd e = vm.eventfd(), r = vm.eventfd();
		vm.irqfd(e, 10, r).is(0);
		for (int round = 0; round < 2; round++) {
			vm.ev(e);
			vm.lap(0).irr(0x71).is(1);
			ioa.irr(10).is(1);
			vm.rs(r).is(0);
			vm.ack(0x71);
			vm.rs(r).is(0);
			vm.eoi();
			vm.rs(r).is(1);
			ioa.irr(10).is(0);
			ioa.rirr(10).is(0);
			vm.ackNone();
		}
	}

	@Test
	@DisplayName("IFD-009 finalize_devices AEOI")
	void ifd009() {
		vm.vm(1);
		vm.M.init(0x11, 8, 0xff, 0x13);
		Eventfd e = vm.eventfd(), r = vm.eventfd();
		vm.irqfd(e, 1, r).is(0);
		vm.ev(e);
		vm.M.expect().irr(2);
		vm.ack(0x09);
		vm.rs(r).is(1);
	}

	@Test
	@DisplayName("IFD-013 an eventfd that was signalled before it was assigned")
	void ifd013() {
		vm.fx(1);
		vm.route(msi(40, 0xfee00000L, 0, 0x85)).is(0);
		Eventfd e = vm.eventfd();
		vm.ev(e);
		vm.irqfd(e, 40).is(0);
		vm.runWorkers();
		vm.lap(0).irr(0x85).is(1);
	}

	@Test
	@DisplayName("IFD-015 split irqchip")
	void ifd015() {
		vm.split(24, 1);
		vm.irqfd(vm.eventfd(), 4, vm.eventfd()).is(-Errno.EINVAL);
		vm.irqfd(vm.eventfd(), 4).is(0);
	}

	@Test
	@DisplayName("IFD-016 resample on an edge pin")
	void ifd016() {
		vm.fx(1);
		ioa.rte(8, 0x75);
		Eventfd e = vm.eventfd(), r = vm.eventfd();
		vm.irqfd(e, 8, r).is(0);
		vm.ev(e);
		vm.ack(0x75);
		vm.rs(r).is(0);
		vm.lap(0).eoi();
		vm.rs(r).is(1);
	}
}
