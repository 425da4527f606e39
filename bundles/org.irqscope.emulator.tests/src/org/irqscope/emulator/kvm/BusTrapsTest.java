package org.irqscope.emulator.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.UserSpace.Exit;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Host.Vendor;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Surprising facts of the I/O buses and of APICv, numbered as in section 14 of the kernel's interrupt paths. */
class BusTrapsTest {
	private final Bench vm = new Bench();

	@Test
	@DisplayName("Trap 28: the speaker has ports 0x61 to 0x64 on the bus and declines all but 0x61")
	void speakerDeclinesItsOtherPorts() {
		vm.vm(1);
		new PitIoctls(vm.kvm()).createPit2(PitIoctls.SPEAKER_DUMMY);
		vm.in(0x61, 1);
		assertEquals(List.of(), vm.userSpace().exits());
		for (int port = 0x62; port <= 0x64; port++) {
			vm.in(port, 1).is(0xff);
			assertEquals(List.of(new Exit(IoBus.Kind.KVM_PIO_BUS, false, port, 1, 0xff)), vm.userSpace().exits());
		}
	}

	@Test
	@DisplayName("Trap 28: an access matches when it is contained, not when it overlaps")
	void containmentNotOverlap() {
		vm.vm(1);
		vm.in(0x1f, 2).is(0xffff);
		vm.in(0x21, 2).is(0xffff);
		assertEquals(2, vm.userSpace().exits().size());
		vm.in(0x20, 2).is(0);
		assertEquals(0, vm.userSpace().exits().size());
	}

	@Test
	@DisplayName("Trap 29: fast MMIO exists on VMX only; on SVM an ioeventfd of length 0 is matched by emulation")
	void fastMmioIsForVmx() {
		assertEquals(List.of("kvm_fast_mmio: fast mmio at gpa 0xd0000000"), secondWrite(Vendor.VMX));
		assertEquals(List.of("kvm_mmio: mmio write len 4 gpa 0xd0000000 val 0x1"), secondWrite(Vendor.SVM));
	}

	/** The trace of the second write to an ioeventfd of length 0; the first shows that the page is no memory. */
	private static List<String> secondWrite(Vendor vendor) {
		Bench vm = new Bench(Host.DEFAULT.withVendor(vendor));
		vm.vm(1);
		Eventfd e = vm.eventfd();
		assertEquals(0, vm.kvm().ioeventfds().ioeventfd(0, 0xd0000000L, 0, e, 0));
		assertEquals(List.of("kvm_mmio: mmio write len 4 gpa 0xd0000000 val 0x1"),
				vm.traced(() -> vm.write(0xd0000000L, 1, 4)));
		List<String> traced = vm.traced(() -> vm.write(0xd0000000L, 1, 4));
		assertEquals(2, e.count());
		return traced;
	}

	@Test
	@DisplayName("Trap 24: with APICv no vector of the local APIC is injected by software")
	void apicvInjectsWithoutSoftware() {
		Bench apicv = apicv();
		List<String> traced = apicv.traced(() -> {
			apicv.msi(0xfee00000L, 0, 0x51).is(1);
			apicv.runAll();
		});
		assertEquals(List.of(0x51), apicv.userSpace().handledVectors());
		assertEquals(List.of("kvm_msi_set_irq", "kvm_apic_accept_irq", "kvm_apicv_accept_irq"), names(traced));
	}

	private static Bench apicv() {
		Bench apicv = new Bench(Host.DEFAULT.withApicv(true));
		apicv.fx(1);
		apicv.run(0);
		return apicv;
	}

	private static List<String> names(List<String> traced) {
		return traced.stream().map(line -> line.substring(0, line.indexOf(':'))).toList();
	}

	@Test
	@DisplayName("Trap 24: with APICv only registered vectors exit at EOI")
	void apicvExitsForRegisteredVectors() {
		for (boolean level : new boolean[] { false, true }) {
			Bench apicv = apicv();
			apicv.ioa.rte(20, level ? 0x64 | Bench.LV : 0x64);
			apicv.run(0);
			List<String> traced = apicv.traced(() -> {
				apicv.pulse(20);
				apicv.runAll();
			});
			assertEquals(List.of(0x64), apicv.userSpace().handledVectors());
			assertEquals(level, names(traced).contains("kvm_eoi"));
			assertEquals(level, names(traced).contains("kvm_ack_irq"));
		}
	}

	@Test
	@DisplayName("Trap 24: with APICv ExtINT is still injected by software")
	void apicvInjectsExtintInSoftware() {
		Bench apicv = apicv();
		apicv.M.init(0x11, 0x30, 4, 1);
		apicv.run(0);
		List<String> traced = apicv.traced(() -> {
			apicv.line(4, 1);
			apicv.runAll();
		});
		assertEquals(List.of(0x34), apicv.userSpace().handledVectors());
		assertTrue(traced.contains("kvm_inj_virq: IRQ 0x34"), traced.toString());
	}

	@Test
	@DisplayName("Trap 25: a PIT in reinject mode does not inhibit Intel's APICv")
	void pitDoesNotInhibitIntelApicv() {
		Bench apicv = apicv();
		assertEquals(0, new PitIoctls(apicv.kvm()).createPit2(0));
		assertTrue(apicv.kvm().apicvActivated());
		assertTrue(apicv.lap(0).vcpu().apicv().active());
	}
}
