package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86ContextKind;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The i8254 of the emulator, on its clock, and that of this host, on the real one, answer alike. Counters are compared
 * only where their value does not change: a count of one, in a mode that starts again.
 */
class PitAgreementTest extends OnThisHost {
	private static final int CONTROL = 0x43, SPEAKER = 0x61, LSB = 0x10, MSB = 0x20, WORD = 0x30, LATCH = 0;
	private static final int READ_BACK = 0xc0, NO_COUNT = 0x20, NO_STATUS = 0x10;
	/** The refresh bit of the speaker's port follows the clock. */
	private static final int REFRESH = 0x10;
	private static final int MILLISECONDS = 20;
	private HostVm host;
	private EmulatedX86Vm emulator;

	@BeforeEach
	void machines() throws InterruptedException {
		host = backend.create(1, false);
		emulator = (EmulatedX86Vm) EmulatedX86Vm.backend(Host.DEFAULT).create(1, false);
		assertEquals(0, host.createPit2(PitIoctls.SPEAKER_DUMMY));
		assertEquals(0, new PitIoctls(emulator.kvm()).createPit2(PitIoctls.SPEAKER_DUMMY));
		pass();
	}

	@AfterEach
	void closeMachines() {
		host.close();
		emulator.close();
	}

	/** Time goes by, so that what is due has come; kernel threads run. */
	private void pass() throws InterruptedException {
		Thread.sleep(MILLISECONDS);
		emulator.kvm().scheduler().run(PitAgreementTest::isPitWorkers);
		emulator.kvm().scheduler().advance(MILLISECONDS * 1_000_000L, PitAgreementTest::isPitWorkers);
	}

	private static boolean isPitWorkers(Task task) {
		return task.context().equals(X86ContextKind.PIT_WORKER.only());
	}

	private void out(int port, int... values) {
		for (int value : values)
			for (X86Vm vm : List.of(host, emulator))
				assertEquals(0, vm.out(0, port, value));
	}

	/** So many reads of a port give the same on both. */
	private List<Integer> in(int port, int times, int mask) {
		List<Integer> expected = new ArrayList<>();
		List<Integer> seen = new ArrayList<>();
		for (int time = 0; time < times; time++) {
			expected.add(emulator.in(0, port) & mask);
			seen.add(host.in(0, port) & mask);
		}
		assertEquals(expected, seen, "port 0x" + Integer.toHexString(port));
		return seen;
	}

	private List<Integer> in(int port, int times) {
		return in(port, times, 0xff);
	}

	private static int control(int channel, int access, int mode) {
		return channel << 6 | access | mode << 1;
	}

	/** A channel counts down from one, again and again. */
	private void countOfOne(int channel, int mode) throws InterruptedException {
		out(CONTROL, control(channel, LSB, mode));
		out(0x40 + channel, 1);
		pass();
	}

	@ParameterizedTest
	@CsvSource({ "1, 2", "1, 3", "1, 6", "1, 7", "2, 2", "2, 3", "2, 6", "2, 7" })
	void onLiveAndLatchedCountsInEachAccessMode(int channel, int mode) throws InterruptedException {
		int port = 0x40 + channel;
		countOfOne(channel, mode);
		assertEquals(List.of(1, 1), in(port, 2), "one byte");
		out(CONTROL, control(channel, MSB, mode));
		assertEquals(List.of(0, 0), in(port, 2), "the other byte");
		out(CONTROL, control(channel, WORD, mode));
		assertEquals(List.of(1, 0, 1), in(port, 3), "in turn");
		for (int access : new int[] { LSB, MSB, WORD }) {
			out(CONTROL, control(channel, access, mode), control(channel, LATCH, 0), control(channel, LATCH, 0));
			in(port, 5);
		}
		out(CONTROL, control(channel, WORD, mode), control(channel, LATCH, 0));
		in(port, 1);
		out(CONTROL, control(channel, LATCH, 0));
		in(port, 4);
	}

	@ParameterizedTest
	@CsvSource({ "1, 2", "2, 3" })
	void onBothHalvesOfAWordAndOnAWordCutShort(int channel, int mode) throws InterruptedException {
		int port = 0x40 + channel;
		out(CONTROL, control(channel, WORD, mode));
		out(port, 1, 0);
		pass();
		in(port, 4);
		out(port, 7);
		in(port, 1);
		out(CONTROL, control(channel, LSB, mode));
		out(port, 1);
		pass();
		in(port, 2);
	}

	/** With a count of one each mode's output has settled, also in modes whose counter goes on. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7 })
	void onTheStatusOfEachModeAndAccess(int mode) throws InterruptedException {
		for (int channel : new int[] { 1, 2 })
			for (int access : new int[] { LSB, WORD, MSB })
				for (int bcd : new int[] { 0, 1 }) {
					out(CONTROL, control(channel, LSB, mode));
					out(0x40 + channel, 1);
					out(CONTROL, control(channel, access, mode) | bcd);
					pass();
					out(CONTROL, READ_BACK | NO_COUNT | 2 << channel);
					in(0x40 + channel, 1);
				}
	}

	@Test
	void onReadBackOfSeveralChannelsAtOnce() throws InterruptedException {
		countOfOne(1, 2);
		countOfOne(2, 3);
		for (int command : new int[] { 0, NO_COUNT, NO_STATUS, NO_COUNT | NO_STATUS })
			for (int channels : new int[] { 4, 8, 0xc }) {
				out(CONTROL, READ_BACK | command | channels, READ_BACK | channels);
				in(0x41, 4);
				in(0x42, 4);
			}
	}

	@Test
	void onTheSpeakersPort() throws InterruptedException {
		countOfOne(2, 3);
		for (int value = 0; value < 4; value++) {
			out(SPEAKER, value | 0xfc);
			in(SPEAKER, 1, ~REFRESH & 0xff);
		}
		in(SPEAKER + 1, 1);
		in(SPEAKER + 3, 1);
	}

	private void initializePics() {
		out(0x20, 0x11);
		out(0x21, 0x30, 4, 1);
		out(0xa0, 0x11);
		out(0xa1, 0x38, 2, 1);
		HostTests.enableLapics(host);
		HostTests.enableLapics(emulator);
	}

	private void pics() {
		for (int chip = 0; chip < 2; chip++)
			assertEquals(emulator.pic(chip), host.pic(chip));
	}

	private void taken(int vector) {
		assertEquals(vector, emulator.take(0));
		assertEquals(vector, host.take(0));
		pics();
	}

	/** Counter 0 pulses GSI 0 once for each count in these modes. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4 })
	void onOneTickOfCounterZero(int mode) throws InterruptedException {
		initializePics();
		for (int tick = 0; tick < 3; tick++) {
			countOfOne(0, mode);
			pics();
			taken(0x30);
			out(0x20, 0x60);
			taken(-1);
		}
		out(CONTROL, READ_BACK | NO_COUNT | 2);
		in(0x40, 1);
	}

	@Test
	void onModesWithoutATick() throws InterruptedException {
		initializePics();
		countOfOne(0, 5);
		pics();
		taken(-1);
	}

	/** The first tick is missed while it waits for its EOI; ticks of a masked input are forgotten as it opens. */
	@Test
	void onATickThatIsNotAcknowledged() throws InterruptedException {
		initializePics();
		countOfOne(0, 0);
		countOfOne(0, 0);
		taken(0x30);
		countOfOne(0, 0);
		pics();
		out(0x20, 0x60);
		pass();
		taken(0x30);
		out(0x21, 1);
		countOfOne(0, 0);
		out(0x21, 0);
		pass();
		pics();
	}

	/** A periodic counter ticks on, also after it is stopped, as long as missed ticks are acknowledged by polling. */
	@Test
	void onAPeriodicCounterWhoseTicksAreMissed() throws InterruptedException {
		initializePics();
		countOfOne(0, 2);
		for (int tick = 0; tick < 3; tick++) {
			pics();
			poll();
			pass();
		}
		out(CONTROL, control(0, LSB, 5));
		out(0x40, 1);
		for (int tick = 0; tick < 3; tick++) {
			poll();
			pass();
			pics();
		}
	}

	private void poll() {
		out(0x20, 0x0c);
		assertEquals(List.of(0x80), in(0x20, 1));
	}
}
