package org.irqscope.emulator.vmm.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.vmm.DeviceBench;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The serial ports of three VMMs: the order of their reasons, and when their lines move. */
class UartTest {
	private static final int BASE = 0x3f8, GSI = 4, FIFO_AND_TRIGGER_8 = 0x81;
	private static final long FIFO_TIMEOUT = 5_000_000;
	private final DeviceBench bench = new DeviceBench();

	private Uart port(UartVmm vmm) {
		Uart port = vmm == UartVmm.MINIMAL ? Uart.onEventfd(bench.vm.kvm(), 0, BASE, eventfd())
				: Uart.onLine(vmm, bench.vm.kvm(), 0, BASE, GSI);
		bench.pci.bus().map(port);
		return port;
	}

	private Eventfd eventfd() {
		Eventfd eventfd = bench.vm.eventfd();
		bench.vm.kvm().irqfds().irqfd(eventfd, GSI, 0, Optional.empty());
		return eventfd;
	}

	private void out(int register, int value) {
		bench.vm.out(BASE + register, value, 1);
	}

	private long in(int register) {
		long[] value = new long[1];
		var guest = bench.vm.kvm().vcpu(0).guest();
		guest.run(() -> value[0] = guest.in(BASE + register, 1));
		return value[0];
	}

	@ParameterizedTest
	@DisplayName("A byte that comes raises the line, QEMU at both chips; reading it lowers the line")
	@CsvSource({ "QEMU, 4=1 4=1, 4=0 4=0", "KVMTOOL, 4=1, 4=0", "MINIMAL, 4=1 4=0, " })
	void byteComesAndIsRead(UartVmm vmm, String comes, String read) {
		Uart port = port(vmm);
		out(Uart.IER, 1);
		assertEquals(words(comes), bench.lines(() -> port.raise('a')));
		assertTrue(port.asserts());
		assertEquals(words(read), bench.lines(() -> assertEquals('a', in(Uart.DATA))));
		assertEquals(1, port.peek(Uart.IIR) & 0xf);
		assertEquals(0x60, in(Uart.LSR));
	}

	private static List<String> words(String text) {
		return text == null ? List.of() : List.of(text.split(" "));
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("Nobody is told of a byte that the guest does not want to hear of")
	void nothingEnabled(UartVmm vmm) {
		Uart port = port(vmm);
		bench.hops(() -> port.raise('a'));
		assertEquals(false, port.asserts());
		assertEquals(1, in(Uart.LSR) & 1);
	}

	@Test
	@DisplayName("QEMU: line status, then timeout, then data, then the empty transmitter")
	void orderOfReasons() {
		Uart port = port(UartVmm.QEMU);
		out(Uart.IIR, FIFO_AND_TRIGGER_8);
		out(Uart.IER, 7);
		assertEquals(2, port.peek(Uart.IIR) & 0xf, "the transmitter is empty");
		for (int at = 0; at < 8; at++)
			port.raise(at);
		assertEquals(4, port.peek(Uart.IIR) & 0xf, "eight bytes wait");
		bench.vm.kvm().scheduler().advance(FIFO_TIMEOUT, task -> true);
		assertEquals(12, port.peek(Uart.IIR) & 0xf, "no more come");
		for (int at = 8; at < 17; at++)
			port.raise(at);
		assertEquals(6, port.peek(Uart.IIR) & 0xf, "one is lost");
		assertEquals(0x63, in(Uart.LSR));
		assertEquals(12, in(Uart.IIR) & 0xf, "reading the status ended the first");
		for (int at = 0; at < 16; at++)
			assertEquals(at, in(Uart.DATA));
		assertEquals(2, in(Uart.IIR) & 0xf);
		assertEquals(1, in(Uart.IIR) & 0xf, "reading the reason ended the last");
	}

	@Test
	@DisplayName("QEMU: less bytes than the FIFO shall collect are told when no more come")
	void fifoTimeout() {
		Uart port = port(UartVmm.QEMU);
		out(Uart.IIR, FIFO_AND_TRIGGER_8);
		out(Uart.IER, 1);
		bench.hops(() -> port.raise('a'));
		assertEquals(false, port.asserts());
		bench.vm.kvm().scheduler().advance(FIFO_TIMEOUT, task -> true);
		assertEquals(12, in(Uart.IIR) & 0xf);
		in(Uart.DATA);
		assertEquals(false, port.asserts());
	}

	@ParameterizedTest
	@DisplayName("Who enables the interrupt of an empty transmitter gets it at once, but for a small VMM")
	@CsvSource({ "QEMU, 2, 1", "KVMTOOL, 2, 2", "MINIMAL, 1, 1" })
	void transmitterEmpty(UartVmm vmm, int first, int second) {
		port(vmm);
		out(Uart.IER, 2);
		assertEquals(first, in(Uart.IIR) & 0xf);
		assertEquals(second, in(Uart.IIR) & 0xf);
		out(Uart.DATA, 'x');
		assertEquals(2, in(Uart.IIR) & 0xf);
	}

	@Test
	@DisplayName("kvmtool has two reasons at once, which read as a third")
	void kvmtoolReasonsAreOred() {
		Uart port = port(UartVmm.KVMTOOL);
		out(Uart.IER, 3);
		port.raise('a');
		assertEquals(0xc6, in(Uart.IIR));
	}

	@Test
	@DisplayName("A small VMM signals a reason once, until somebody reads which it is")
	void minimalSignalsOnce() {
		Uart port = port(UartVmm.MINIMAL);
		out(Uart.IER, 1);
		assertEquals(List.of("4=1", "4=0"), bench.lines(() -> port.raise('a')));
		assertEquals(List.of(), bench.lines(() -> port.raise('b')));
		in(Uart.IIR);
		assertEquals(List.of("4=1", "4=0"), bench.lines(() -> port.raise('c')));
	}

	@Test
	@DisplayName("The divisor has the first two registers while its latch is open")
	void divisorLatch() {
		Uart port = port(UartVmm.QEMU);
		out(Uart.LCR, 0x83);
		out(Uart.DATA, 1);
		out(Uart.IER, 2);
		assertEquals(1, in(Uart.DATA));
		assertEquals(2, in(Uart.IER));
		out(Uart.LCR, 3);
		assertEquals(0, port.peek(Uart.IER));
		assertEquals(0, port.sent());
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("In a loop the transmitter is the receiver")
	void loop(UartVmm vmm) {
		Uart port = port(vmm);
		out(Uart.MCR, 0x10);
		out(Uart.IER, 1);
		out(Uart.DATA, 'x');
		assertTrue(port.asserts());
		assertEquals('x', in(Uart.DATA));
	}
}
