package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.script.x86.X86Backend;
import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The timers of the emulator's local APICs, on its clock, and those of this host, on the real one, fire alike. Nothing
 * here depends on how long the host takes: what is due is long over when it is looked at, what is not is far away.
 */
class TimerAgreementTest extends OnThisHost {
	/** A count of 65536 bus cycles, of 1 to 128 nanoseconds each, is over by then. */
	private static final int MILLISECONDS = 20, MOST_TURNS = 100_000;
	private static final long SHORT = 0x10000, FAR = 0x70000000;
	/** Operations of the guest, during which what has expired is delivered. */
	private static final String LOOK = "out 0x80 1\nout 0x80 1\n";
	/** What is taken is ended too, which some hosts do by themselves; a load of the state would start a timer again. */
	private static final String TAKE = LOOK + "take 0\nwrite32 0xfee000b0 0\n";

	/** Runs scripts in turn: one that sets a timer up, and once time has gone by one whose answers are compared. */
	private static void agreeOn(String... scripts) throws ScriptException, InterruptedException {
		try (ScriptRunner<X86Vm> host = new ScriptRunner<>(backend);
				ScriptRunner<X86Vm> emulator = new ScriptRunner<>(EmulatedX86Vm.backend(Host.DEFAULT))) {
			for (int at = 0; at < scripts.length; at += 2) {
				run(scripts[at], emulator);
				run(scripts[at], host);
				pass(host.vm());
				pass(emulator.vm());
				assertEquals(run(scripts[at + 1], emulator), run(scripts[at + 1], host));
			}
		}
	}

	/** The results of a script, and the local APIC at its end but for what is left of a count. */
	private static List<Object> run(String script, ScriptRunner<X86Vm> runner) throws ScriptException {
		List<Object> answers = new ArrayList<>();
		for (Op op : OpScript.parse(script.lines().toList()).ops())
			answers.add(op.text() + ": " + runner.run(op).result());
		LapicState lapic = runner.vm().lapic(0).with(Lapic.TMCCT, 0);
		for (int offset = 0; offset < Lapic.REGISTERS << 4; offset += 0x10)
			answers.add(Integer.toHexString(offset) + ": " + Integer.toHexString(lapic.get(offset)));
		return answers;
	}

	private static void pass(X86Vm vm) throws InterruptedException {
		if (vm instanceof EmulatedX86Vm emulator)
			emulator.kvm().scheduler().advance(MILLISECONDS * 1_000_000L, task -> false);
		else
			Thread.sleep(MILLISECONDS);
	}

	private static String start(int tdcr, int lvtt, long tmict) {
		return "lapic-enable\nwrite32 0xfee003e0 " + tdcr + "\nwrite32 0xfee00320 " + lvtt + "\n" + count(tmict);
	}

	private static String count(long tmict) {
		return "write32 0xfee00380 " + tmict + "\n";
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 8, 9, 10, 11 })
	void aOneShotFiresOnceWhateverItsDivisor(int tdcr) throws Exception {
		agreeOn(start(tdcr, 0xee, SHORT), TAKE + "read32 0xfee00390\nread32 0xfee00380", LOOK, TAKE);
	}

	/** Only as the vCPU's loop turns; some hosts stay in it for as long as the guest goes on. */
	@Test
	void aMaskedExpiryIsLatched() throws Exception {
		for (X86Backend one : List.of(backend, EmulatedX86Vm.backend(Host.DEFAULT)))
			try (ScriptRunner<X86Vm> runner = new ScriptRunner<>(one)) {
				run(start(0xb, 0x100ee, SHORT), runner);
				pass(runner.vm());
				run(LOOK, runner);
				assertFalse(runner.vm().lapic(0).test(Lapic.IRR, 0xee));
				run("write32 0xfee00320 0xee", runner);
				for (int times = 0; times < MOST_TURNS && !runner.vm().lapic(0).test(Lapic.IRR, 0xee); times++)
					run(LOOK, runner);
				assertTrue(runner.vm().lapic(0).test(Lapic.IRR, 0xee));
			}
	}

	@Test
	void ticksOfAPeriodicTimerThatWaitAreMerged() throws Exception {
		agreeOn(start(0xb, 0x200ee, 1_000_000), LOOK, count(0), TAKE + TAKE, LOOK, TAKE);
	}

	@Test
	void aTimerThatIsStoppedOrFarAwayDoesNotFire() throws Exception {
		agreeOn(start(0xb, 0xee, FAR), LOOK, count(0), LOOK + "read32 0xfee00390", count(FAR), LOOK, count(SHORT),
				TAKE);
	}

	@Test
	void switchingTheLapicOffForgetsAnExpiry() throws Exception {
		agreeOn(start(0xb, 0x100ee, SHORT), LOOK,
				"write32 0xfee000f0 0xff\nwrite32 0xfee000f0 0x1ff\nwrite32 0xfee00320 0xee", TAKE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x4ee, 0x5ee, 0x80ee, 5 })
	void theLocalVectorHasNoModeAndAnyVector(int lvtt) throws Exception {
		agreeOn(start(0xb, lvtt, SHORT), LOOK + "read32 0xfee00320", LOOK, TAKE);
	}

	@Test
	void loadingTheStateOfAnExpiredOneShotStartsItAgain() throws Exception {
		agreeOn(start(0xb, 0xee, SHORT), TAKE, "lapic-enable", TAKE, LOOK, TAKE);
	}

	@Test
	void aDeadlineThatIsOverFiresAndReadsAsZero() throws Exception {
		agreeOn(start(0xb, 0x400ee, SHORT) + "wrmsr 0x6e0 1 0", LOOK + "rdmsr 0x6e0 0\nread32 0xfee00380\n" + TAKE,
				LOOK,
				TAKE);
	}

	@Test
	void aDeadlineFarAwayIsKeptUntilTheModeChanges() throws Exception {
		agreeOn(start(0xb, 0x400ee, 0) + "wrmsr 0x6e0 0x4000000012345678 0", LOOK + "rdmsr 0x6e0 0",
				"write32 0xfee00320 0xee", "rdmsr 0x6e0 0\nwrite32 0xfee00320 0x400ee\nrdmsr 0x6e0 0", LOOK, TAKE);
	}

	@Test
	void aDeadlineIsNoneOutsideOfItsMode() throws Exception {
		agreeOn(start(0xb, 0xee, 0) + "wrmsr 0x6e0 1 0", LOOK + "rdmsr 0x6e0 0\n" + TAKE);
	}

	@Test
	void anX2apicFiresLikewise() throws Exception {
		agreeOn("lapic-enable\nwrmsr 0x1b 0xfee00d00 0\nwrmsr 0x83e 0xb 0\nwrmsr 0x832 0xee 0\nwrmsr 0x838 0x10000 0",
				LOOK + "rdmsr 0x839 0\nrdmsr 0x838 0\ntake 0\nwrmsr 0x80b 0 0\n", LOOK, LOOK + "take 0");
	}

	@Test
	void anInitStopsTheTimer() throws Exception {
		agreeOn(start(0xb, 0x200ee, FAR) + "write32 0xfee00300 0x44500", LOOK, "lapic-enable", TAKE);
	}

	@Test
	void aNewDivisorScalesWhatIsLeft() throws Exception {
		agreeOn(start(0xa, 0xee, FAR) + "write32 0xfee003e0 0xb", LOOK, start(0xa, 0xee, SHORT)
				+ "write32 0xfee003e0 0xb", TAKE);
	}
}
