package org.irqscope.debug.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IRegister;
import org.eclipse.debug.core.model.IRegisterGroup;
import org.eclipse.debug.core.model.IVariable;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.run.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform's Registers view shows of a machine, and what becomes of the values written there. */
class RegistersTest {
	private static final String ENTRY = "redirtbl[4]";
	private Debugged debugged;

	@BeforeEach
	void begin() throws Exception {
		debugged = new Debugged(Debugged.machine());
		debugged.ask(new Request.Then(debugged.device()));
		debugged.ask(Move.STEP_INTO);
	}

	@AfterEach
	void close() {
		debugged.close();
	}

	private List<String> groups(MachineFrame frame) {
		return Arrays.stream(frame.getRegisterGroups()).map(group -> ((FieldGroup) group).getName()).toList();
	}

	private IRegisterGroup group(String name) throws DebugException {
		for (IRegisterGroup group : debugged.frame().getRegisterGroups())
			if (group.getName().equals(name))
				return group;
		throw new AssertionError(name);
	}

	private IRegister register(String group, String name) throws DebugException {
		for (IRegister register : group(group).getRegisters())
			if (register.getName().equals(name))
				return register;
		throw new AssertionError(name);
	}

	private static IVariable bits(IVariable register, String name) throws DebugException {
		for (IVariable bits : register.getValue().getVariables())
			if (bits.getName().equals(name))
				return bits;
		throw new AssertionError(name);
	}

	private static String text(IVariable variable) throws DebugException {
		return variable.getValue().getValueString();
	}

	@Test
	void theChipsAreGroupsInTheOrderInWhichAnInterruptComesToThem() {
		assertEquals(List.of("PIT", "PIC master", "PIC slave", "IOAPIC", "LAPIC 0", "vCPU 0",
				"PI descriptor 0"), groups(debugged.frame()));
	}

	@Test
	void aRedirectionEntryIsMadeOfNamedBits() throws Exception {
		IRegister entry = register("IOAPIC", ENTRY);
		assertEquals("0 edge", text(bits(entry, "trig_mode")));
		assertEquals("0", text(bits(entry, "mask")));
		assertEquals("1", text(bits(register("PIC master", "imr"), "irq4")));
		assertEquals("1", text(bits(register("LAPIC 0", "apic_base"), "enabled")));
	}

	@Test
	void registersStayTheSameAndShowWhatHasChanged() throws Exception {
		IRegister irr = register("PIC master", "irr");
		assertFalse(irr.hasValueChanged());
		while (!irr.hasValueChanged())
			debugged.ask(Move.STEP_INTO);
		assertEquals("0x10", text(irr));
		assertTrue(bits(irr, "irq4").hasValueChanged() && !bits(irr, "irq3").hasValueChanged());
		assertSame(irr, register("PIC master", "irr"));
		debugged.ask(Move.STEP_INTO);
		assertFalse(irr.hasValueChanged());
		debugged.ask(Move.TO_START);
		assertEquals("0x00", text(irr));
	}

	@Test
	void aMaskThatIsSetInTheMiddleStartsAnotherBranch() throws Exception {
		debugged.ask(Move.TO_END);
		Stop end = debugged.ask(Move.TO_START);
		assertEquals(1, end.branches().size());
		IRegister entry = register("IOAPIC", ENTRY);
		IVariable mask = bits(entry, "mask");
		assertEquals("0", text(mask));
		assertTrue(mask.supportsValueModification() && mask.verifyValue("1") && !mask.verifyValue("2"));
		debugged.heard();
		mask.setValue("1");
		debugged.settle();
		assertEquals("1", text(mask));
		assertTrue(mask.hasValueChanged() && entry.hasValueChanged());
		Stop masked = debugged.target().stop().orElseThrow();
		assertEquals(2, masked.branches().size());
		assertTrue(debugged.heard().stream().anyMatch(set -> set.contains("suspend")));
		assertEquals(List.of(), debugged.refusals());
	}

	@Test
	void aValueIsWrittenAsItIsShown() throws Exception {
		IVariable mode = bits(register("IOAPIC", ENTRY), "trig_mode");
		assertTrue(mode.verifyValue("level") && mode.verifyValue("1 level") && !mode.verifyValue("both"));
		IRegister irr = register("LAPIC 0", "IRR[1]");
		assertTrue(irr.verifyValue("33 49") && irr.verifyValue("none") && !irr.verifyValue("7"));
		irr.setValue("33 49");
		debugged.settle();
		assertEquals("33 49", text(irr));
	}

	@Test
	void whatTheKernelRefusesIsToldWithItsErrorNumber() throws Exception {
		IRegister base = register("LAPIC 0", "apic_base");
		base.setValue("0xfee00400");
		while (debugged.refusals().isEmpty())
			TimeUnit.MILLISECONDS.sleep(1);
		assertEquals(List.of("KVM_SET_MSRS fails with EINVAL (error 22)"), debugged.refusals());
		assertEquals("0xfee00900", text(base));
	}

	@Test
	void aVectorThatNoLocalApicTakesIsCalledIllegal() throws Exception {
		IVariable vector = bits(register("IOAPIC", ENTRY), "vector");
		vector.setValue("7");
		debugged.settle();
		assertEquals("7 (illegal)", text(vector));
	}

	@Test
	void whatNothingCanSetIsNotOfferedForWriting() throws Exception {
		assertFalse(register("IOAPIC", "irr_delivered").supportsValueModification());
	}

	@Test
	void aContextOnAVcpuShowsThatVcpuOnly() throws Exception {
		debugged.close();
		debugged = new Debugged(Debugged.machine(64));
		debugged.ask(new Request.Then(debugged.device()));
		debugged.ask(Move.STEP_INTO);
		assertEquals(64 * 3 + 4, groups(debugged.frame()).size());
		Stop stop = debugged.ask(Move.STEP_INTO);
		while (!stop.hop().orElseThrow().context().label().equals("vcpu 0"))
			stop = debugged.ask(Move.STEP_INTO);
		assertEquals(List.of("PIT", "PIC master", "PIC slave", "IOAPIC", "LAPIC 0", "vCPU 0",
				"PI descriptor 0"), groups(debugged.frame()));
	}
}
