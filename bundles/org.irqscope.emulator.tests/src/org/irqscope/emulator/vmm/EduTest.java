package org.irqscope.emulator.vmm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** QEMU's educational device: a pin, a message, and DMA. */
class EduTest {
	private static final int GSI = 11, VECTOR = 0x3b, MESSAGE = 0x51;
	private final DeviceBench bench = new DeviceBench();
	private EduPci edu;

	@BeforeEach
	void plug() {
		bench.pci.plugPin(PciSort.EDU, GSI);
		edu = (EduPci) bench.pci.bus().device(0).orElseThrow();
		bench.open(GSI, VECTOR);
	}

	private void write(int register, int value) {
		bench.vm.write(edu.bar() + register, value, 4);
	}

	private long read(int register) {
		var guest = bench.vm.kvm().vcpu(0).guest();
		long[] value = new long[1];
		guest.run(() -> value[0] = guest.read(edu.bar() + register, 4));
		return value[0];
	}

	private void config(int offset, long value, int size) {
		bench.vm.out(PciBus.CONFIG_ADDRESS, bench.pci.bus().configAddress(edu, offset) & 0xffffffffL, 4);
		bench.vm.out(PciBus.CONFIG_DATA + (offset & 3), value, size);
	}

	private void useMessage() {
		config(MsiCapability.ADDRESS_LOW, 0xfee00000L, 4);
		config(MsiCapability.DATA, MESSAGE, 4);
		config(MsiCapability.FLAGS, MsiCapability.ENABLE, 2);
	}

	@Test
	@DisplayName("A line below 16 is told at both chips, and a pin that is up is not told again")
	void pin() {
		assertEquals(List.of("11=1", "11=1"), bench.lines(() -> write(EduPci.RAISE, 1)));
		assertEquals(List.of(), bench.lines(() -> write(EduPci.RAISE, 2)), "the pin is up already");
		assertEquals(3, read(EduPci.IRQ_STATUS));
		assertEquals(List.of(), bench.lines(() -> write(EduPci.ACK, 1)), "a reason is left");
		assertEquals(List.of("11=0", "11=0"), bench.lines(() -> write(EduPci.ACK, 2)));
	}

	@Test
	@DisplayName("A pin that is up interrupts again after each EOI; one that was acknowledged does not")
	void level() {
		write(EduPci.RAISE, 1);
		assertEquals("0x3b", bench.taken());
		assertEquals("0x3b", bench.taken(), "nobody has acknowledged");
		write(EduPci.ACK, 1);
		bench.taken();
		assertEquals("none", bench.taken());
	}

	@Test
	@DisplayName("The command register keeps the pin low, and what is up comes when it lets go")
	void intxDisable() {
		config(PciBus.COMMAND, PciDevice.BUS_MASTER | PinDevice.INTX_DISABLE, 2);
		assertEquals(List.of(), bench.lines(() -> write(EduPci.RAISE, 1)));
		assertEquals(true, edu.pinState());
		assertEquals(List.of("11=1", "11=1"),
				bench.lines(() -> config(PciBus.COMMAND, PciDevice.BUS_MASTER, 2)));
		assertEquals(List.of("11=0", "11=0"),
				bench.lines(() -> config(PciBus.COMMAND, PciDevice.BUS_MASTER | PinDevice.INTX_DISABLE, 2)));
	}

	@Test
	@DisplayName("A message comes each time that a reason is added, and needs no end")
	void message() {
		useMessage();
		write(EduPci.RAISE, 1);
		assertEquals("0x51", bench.taken());
		write(EduPci.RAISE, 1);
		assertEquals("0x51", bench.taken(), "raised again");
		assertEquals(List.of(), bench.lines(() -> write(EduPci.ACK, 1)));
		assertEquals("none", bench.taken());
	}

	@Test
	@DisplayName("Without bus master the message is lost; the pin needs none")
	void busMasterOff() {
		config(PciBus.COMMAND, 0, 2);
		write(EduPci.RAISE, 1);
		assertEquals("0x3b", bench.taken());
		write(EduPci.ACK, 1);
		bench.taken();
		useMessage();
		write(EduPci.RAISE, 1);
		assertEquals("none", bench.taken());
	}

	@Test
	@DisplayName("A factorial is computed by a thread, and interrupts if it was told to")
	void factorial() {
		write(EduPci.STATUS, 0x80);
		bench.hops(() -> {
			write(EduPci.FACTORIAL, 5);
			assertEquals(0x81, read(EduPci.STATUS), "it computes");
		});
		assertEquals(120, read(EduPci.FACTORIAL));
		assertEquals(0x80, read(EduPci.STATUS));
		assertEquals(EduPci.FACTORIAL_DONE, read(EduPci.IRQ_STATUS));
	}

	@Test
	@DisplayName("A copy takes a tenth of a second, and interrupts if its command says so")
	void dma() {
		write(EduPci.DMA_COMMAND, 1 | 4);
		assertEquals(5, read(EduPci.DMA_COMMAND));
		bench.vm.kvm().scheduler().advance(100_000_000, task -> true);
		assertEquals(4, read(EduPci.DMA_COMMAND));
		assertEquals(EduPci.DMA_DONE, read(EduPci.IRQ_STATUS));
	}

	@Test
	@DisplayName("Its first registers take four bytes at once, others eight too")
	void widths() {
		assertEquals(0x010000ed, read(0));
		write(EduPci.LIVENESS, 0x12345678);
		assertEquals(0xedcba987L, read(EduPci.LIVENESS));
		var guest = bench.vm.kvm().vcpu(0).guest();
		long[] value = new long[1];
		guest.run(() -> value[0] = guest.read(edu.bar() + EduPci.LIVENESS, 2));
		assertEquals(0xffff, value[0]);
	}

	@Test
	@DisplayName("Two functions share a line, which is up while either holds it")
	void shared() {
		bench.pci.plugPin(PciSort.EDU, GSI);
		EduPci other = (EduPci) bench.pci.bus().device(1).orElseThrow();
		write(EduPci.RAISE, 1);
		bench.vm.write(other.bar() + EduPci.RAISE, 1, 4);
		assertEquals(List.of("11=1", "11=1"), bench.lines(() -> write(EduPci.ACK, 1)));
		assertEquals(List.of("11=0", "11=0"),
				bench.lines(() -> bench.vm.write(other.bar() + EduPci.ACK, 1, 4)));
	}
}
