package org.irqscope.kvm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.LinuxVersion;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.kvm.kernel.BootedKernel.Patience;
import org.junit.jupiter.api.Test;

/** The serial port to a kernel, with a shell at its other end: what is asked, what is answered, and what goes wrong. */
class BootedKernelTest {
	private static final Patience USUAL = new Patience(60, 60), SHORT = new Patience(60, 1);
	private static final String GREETING = "echo 'irqscope 1 6.12.9 svm avic 0 hashing 1 smm 1'; ";
	private static final String ECHO = "while read -r line; do echo \"e v..... $line\"; echo '= 7'; done";

	private static BootedKernel boot(String script) {
		return BootedKernel.boot(new PreparedKernel("6.12", Path.of("nowhere")), List.of("sh", "-c", script), USUAL,
				() -> false);
	}

	@Test
	void whatIsPrintedBeforeTheGreetingIsNoAnswer() {
		try (BootedKernel kernel = boot("echo 'Decompressing Linux'; " + GREETING + ECHO)) {
			assertEquals("6.12.9", kernel.greeting().release());
			assertEquals(new AgentAnswer(7, List.of("e v..... line 4 1")), kernel.ask("line 4 1"));
		}
	}

	@Test
	void theGreetingSaysHowTheHostIsSet() {
		Host host = Greeting.parse("irqscope 1 6.1.0-39-amd64 svm avic 1 hashing 0 smm 1").orElseThrow().host();
		assertEquals(Host.DEFAULT.withVendor(Host.Vendor.SVM).withApicv(true).withVectorHashing(false).withSmm(true)
				.withKernel(new LinuxVersion(6, 1)),
				host);
	}

	@Test
	void manyLinesAreAskedAtOnceAndTheFirstErrorCounts() {
		try (BootedKernel kernel = boot(GREETING + "while read -r line; do echo \"= $line\"; done")) {
			List<String> lines = new ArrayList<>(Collections.nCopies(100, "0"));
			assertEquals(0, kernel.askAll(lines).result());
			lines.set(40, "-7");
			lines.set(90, "-9");
			assertEquals(-7, kernel.askAll(lines).result());
		}
	}

	@Test
	void aKernelThatIsSilentIsSwitchedOff() {
		BootedKernel kernel = BootedKernel.boot(new PreparedKernel("6.12", Path.of("nowhere")),
				List.of("sh", "-c", GREETING + "sleep 100"), SHORT, () -> false);
		String message = assertThrows(KernelException.class, () -> kernel.ask("take 0")).getMessage();
		assertTrue(message.contains("6.12") && message.contains("1 second"), message);
		assertThrows(KernelException.class, () -> kernel.ask("take 0"));
	}

	@Test
	void aKernelThatEndsWhileItBootsSaysWhatItPrinted() {
		String message = assertThrows(KernelException.class, () -> boot("echo no such machine; exit 1")).getMessage();
		assertTrue(message.contains("no such machine"), message);
	}

	@Test
	void aKernelWithoutKvmAndOneOfAnotherVersionAreRefused() {
		String without = assertThrows(KernelException.class,
				() -> boot("echo 'irqscope 1 6.12.9 none avic -1 hashing -1 smm 0'; sleep 100")).getMessage();
		assertTrue(without.contains("no KVM"), without);
		String other = assertThrows(KernelException.class,
				() -> boot("echo 'irqscope 2 6.12.9 svm avic 0 hashing 1 smm 1'; sleep 100")).getMessage();
		assertTrue(other.contains("releng/kernel 6.12"), other);
	}

	@Test
	void bootingIsCancelled() {
		assertThrows(CancellationException.class, () -> BootedKernel.boot(
				new PreparedKernel("6.12", Path.of("nowhere")), List.of("sleep", "100"), USUAL, () -> true));
	}

	@Test
	void aMachineKeepsUpWithWhatChanges() {
		String told = "e v..... kvm_eoi: apicid 0 vector 49;e vd..1. kvm_inj_virq: IRQ 0x31 [reinjected];"
				+ "e k...1. kvm_set_irq: gsi 4 level 1 source 0;"
				+ "e i..s1. kvm_eoi: apicid 9 vector 9;x 50;p 1 00010000000000000000000000000004;i 1=18 8=31;"
				+ "l 1 20=1000000 f0=1ff;= 0";
		try (BootedKernel kernel = boot(GREETING + "while read -r line; do echo '" + told + "' | tr ';' '\\n'; done")) {
			KernelVm vm = new KernelVm(kernel, new KernelEvents(), 2, false);
			assertEquals(List.of("vmm kvm_eoi: apicid 0 vector 49", "kworker kvm_set_irq: gsi 4 level 1 source 0"),
					vm.events().orElseThrow());
			assertEquals(List.of(), vm.events().orElseThrow());
			assertEquals(List.of(50), vm.ioapicEoiExits());
			assertEquals(1, vm.pic(1).irr());
			assertEquals(4, vm.pic(1).elcrMask());
			assertEquals(0x18, vm.ioapic().ioregsel());
			assertEquals(0x31, vm.ioapic().entry(4));
			assertEquals(0x1ff, vm.lapic(1).get(Lapic.SPIV));
			assertEquals(0, vm.lapic(0).get(Lapic.SPIV));
			vm.close();
			assertThrows(IllegalStateException.class, () -> vm.take(0));
		}
	}

	@Test
	void whatIsAskedNamesItsNumbers() {
		try (BootedKernel kernel = boot(GREETING
				+ "while read -r line; do echo \"e v..... $line\"; echo '= 0'; done")) {
			KernelVm vm = new KernelVm(kernel, new KernelEvents(), 2, true);
			vm.write32(1, 0xfee00080L, -1);
			vm.setLapic(1, vm.lapic(1).enabled());
			vm.setGsiRouting(List.of(new RoutingEntry.Irqchip(4, 2, 4), new RoutingEntry.Msi(24, 0xfee01000L, 0x31)));
			assertEquals(List.of("vmm vm 0x2 0x1", "vmm write32 0x1 0xfee00080 0xffffffff", "vmm lapic 1 f0=1ff",
					"vmm route-commit"), vm.events().orElseThrow());
		}
	}

	@Test
	void versionsAreInTheOrderOfTheirNumbers() {
		assertTrue(PreparedKernel.compare("6.1", "6.12") < 0);
		assertTrue(PreparedKernel.compare("6.12", "6.2") > 0);
		assertTrue(PreparedKernel.compare("7.2", "6.18") > 0);
		assertEquals(0, PreparedKernel.compare("6.12", "6.12"));
		assertTrue(PreparedKernel.isVersion("6.12") && PreparedKernel.isVersion("7.2-rc1"));
		assertFalse(PreparedKernel.isVersion("../6.12") || PreparedKernel.isVersion("host")
				|| PreparedKernel.isVersion("6.1/x"));
	}

	@Test
	void whatIsMissingIsNamed() {
		PreparedKernel kernel = new PreparedKernel("6.12", Path.of("nowhere"));
		assertTrue(kernel.check().get(0).text().contains("releng/kernel 6.12"), kernel.check()::toString);
	}
}
