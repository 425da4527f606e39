package org.irqscope.emulator.x86.lapic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.memory.MemorySlots.Slot;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An EOI that is a cleared flag in the guest's memory: section 5.8 of the kernel's interrupt paths. */
class PvEoiTest {
	private static final int PV_EOI_EN = 0x4b564d04, ENABLED = 1;
	private static final long FLAG = 0x3000;

	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.fx(1);
		vm.kvm().memorySlots().set(new Slot(0, 0, 0, 1 << 20, 0));
	}

	private List<String> eois(Runnable action) {
		return vm.traced(action).stream().filter(line -> line.contains("eoi:") || line.startsWith("kvm_apic:"))
				.toList();
	}

	private void messages(int... vectors) {
		for (int vector : vectors)
			vm.msi(0xfee00000L, 0, vector);
		vm.runAll();
	}

	@Test
	void theGuestClearsAFlagAndTheKernelFindsItAtTheNextExit() {
		vm.lap(0).wrmsr(PV_EOI_EN, FLAG | ENABLED);
		vm.run(0);
		assertEquals(List.of("kvm_eoi: apicid 0 vector 97", "kvm_pv_eoi: apicid 0 vector 97"),
				eois(() -> messages(0x61)));
		vm.lap(0).isr(0x61).is(0);
	}

	@Test
	void withoutItTheGuestWritesToItsLocalApic() {
		vm.run(0);
		assertEquals(List.of("kvm_apic: apic_write APIC_EOI = 0x0", "kvm_eoi: apicid 0 vector 97"),
				eois(() -> messages(0x61)));
	}

	@Test
	void whileAnotherVectorIsPendingTheGuestWrites() {
		vm.lap(0).wrmsr(PV_EOI_EN, FLAG | ENABLED);
		vm.run(0);
		assertEquals(List.of("kvm_apic: apic_write APIC_EOI = 0x0", "kvm_eoi: apicid 0 vector 145",
				"kvm_eoi: apicid 0 vector 97", "kvm_pv_eoi: apicid 0 vector 97"), eois(() -> messages(0x61, 0x91)));
	}

	@Test
	void aVectorThatTheIoapicMustHearOfIsWritten() {
		vm.ioa.rte(10, 0x8061);
		vm.lap(0).wrmsr(PV_EOI_EN, FLAG | ENABLED);
		vm.run(0);
		assertEquals(List.of("kvm_apic: apic_write APIC_EOI = 0x0", "kvm_eoi: apicid 0 vector 97"), eois(() -> {
			vm.line(10, 1);
			vm.line(10, 0);
			vm.runAll();
		}));
	}

	/** The flag is set as the guest is entered; any exit before the EOI takes it back. */
	@Test
	void anExitInTheHandlerTakesTheFlagBack() {
		vm.lap(0).wrmsr(PV_EOI_EN, FLAG | ENABLED);
		vm.run(0);
		GuestCpu guest = vm.kvm().vcpus().get(0).guest();
		vm.userSpace().whileHandled(() -> guest.out(0x80, 0, 1));
		assertEquals(List.of("kvm_apic: apic_write APIC_EOI = 0x0", "kvm_eoi: apicid 0 vector 97"),
				eois(() -> messages(0x61)));
	}

	@Test
	void theAddressMustBeAlignedAndMemoryWhereItIsUsed() {
		vm.lap(0).wrmsr(PV_EOI_EN, FLAG | ENABLED);
		vm.lap(0).wrmsrFaults(PV_EOI_EN, FLAG + 2 | ENABLED);
		vm.lap(0).wrmsrFaults(PV_EOI_EN, 0x20000000L | ENABLED);
		vm.lap(0).rdmsr(PV_EOI_EN).is(FLAG | ENABLED);
		vm.lap(0).wrmsr(PV_EOI_EN, 0x20000000L);
		vm.lap(0).rdmsr(PV_EOI_EN).is(0x20000000L);
	}

	@Test
	void aResetSwitchesItOff() {
		vm.lap(0).wrmsr(PV_EOI_EN, FLAG | ENABLED);
		vm.lap(0).ipi(0, 0x44500);
		vm.lap(0).rdmsr(PV_EOI_EN).is(0);
	}

	@Test
	void withApicVirtualizationTheProcessorEndsInterruptsItself() {
		Bench apicv = new Bench(Host.DEFAULT.withApicv(true));
		apicv.fx(1);
		apicv.kvm().memorySlots().set(new Slot(0, 0, 0, 1 << 20, 0));
		apicv.lap(0).wrmsr(PV_EOI_EN, FLAG | ENABLED);
		apicv.run(0);
		List<String> lines = new ArrayList<>(apicv.traced(() -> {
			apicv.msi(0xfee00000L, 0, 0x61);
			apicv.runAll();
		}));
		lines.removeIf(line -> !line.contains("eoi:"));
		assertEquals(List.of(), lines);
		assertEquals(List.of(0x61), apicv.userSpace().handledVectors());
	}
}
