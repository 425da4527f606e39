package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.Test;

/** The emulator and this host give the same answers, tracepoints and states, operation by operation. */
class AgreementTest extends OnThisHost {
	private static void agreeOn(String script) throws ScriptException {
		agreeOn(script.lines().toList());
	}

	private static void agreeOn(List<String> script) throws ScriptException {
		try (ScriptRunner<X86Vm> host = new ScriptRunner<>(backend);
				ScriptRunner<X86Vm> emulator = new ScriptRunner<>(EmulatedX86Vm.backend(Host.DEFAULT))) {
			// What the machine of an earlier script left as it closed.
			host.vm().events();
			for (Op op : OpScript.parse(script).ops()) {
				OpResult expected = emulator.run(op);
				OpResult seen = host.run(op);
				assertEquals(seen.events().isPresent() ? expected.json() : expected.withoutEvents().json(),
						seen.json(), "line " + op.line());
			}
		}
	}

	@Test
	void onPriorityAndRotationOfThePics() throws ScriptException {
		List<String> script = new ArrayList<>("""
				out 0x20 0x11
				out 0x21 0x30
				out 0x21 4
				out 0x21 1
				out 0xa0 0x11
				out 0xa1 0x38
				out 0xa1 2
				out 0xa1 3
				out 0x4d1 0x0c
				""".lines().toList());
		for (int line : new int[] { 7, 1, 10, 14, 0, 11, 3 }) {
			script.addAll(List.of("line " + line + " 1", "take 0", "out 0x20 0x0b", "in 0x20", "out 0xa0 0x0c",
					"in 0xa0", "line " + line + " 0", "out 0xa0 0xa0", "out 0x20 0x20", "take 0"));
			script.add("out 0x20 " + (0xc0 | line & 7));
		}
		agreeOn(script);
	}

	@Test
	void onATimerChip() throws ScriptException {
		agreeOn("pit 1\npit\nout 0x43 0xb0\nout 0x42 0x34\nout 0x42 0x12\nvm 2\npit\nvm 1 1\npit");
	}

	@Test
	void onMaskingAndRemoteIrrOfTheIoapic() throws ScriptException {
		List<String> script = new ArrayList<>(List.of("vm 2", "lapic-enable"));
		for (int pin = 0; pin < 24; pin++) {
			String trigger = pin % 2 == 0 ? "0x8" : "0x0";
			script.addAll(List.of("write32 0xfec00000 " + (0x11 + 2 * pin), "write32 0xfec00010 0x1000000",
					"write32 0xfec00000 " + (0x10 + 2 * pin),
					"write32 0xfec00010 " + trigger + "0" + Integer.toHexString(0x31 + pin), "line " + pin + " 1",
					"ack 1", "write32 0xfec00010 0x100" + Integer.toHexString(0x31 + pin), "write32 0xfee000b0 0 1",
					"line " + pin + " 0", "line " + pin + " 1",
					"write32 0xfec00010 " + trigger + "0" + Integer.toHexString(0x31 + pin), "ack 1",
					"line " + pin + " 0", "write32 0xfee000b0 0 1", "read32 0xfec00010 1"));
		}
		agreeOn(script);
	}

	@Test
	void onDestinationsAndPriorityOfTheLapics() throws ScriptException {
		List<String> script = new ArrayList<>(List.of("vm 4", "lapic-enable"));
		for (int vcpu = 0; vcpu < 4; vcpu++)
			script.addAll(List.of("write32 0xfee000e0 0xffffffff " + vcpu,
					"write32 0xfee000d0 " + (1L << 24 + vcpu) + " " + vcpu));
		for (int vector = 0x21; vector < 0x100; vector += 0x1b) {
			script.addAll(List.of("msi 0xfee03000 " + vector, "msi 0xfee0500c " + vector, "msi 0xfee0f004 " + vector,
					"msi 0xfeeff000 " + vector, "msi 0xfee09000 " + vector));
			for (int vcpu = 0; vcpu < 4; vcpu++)
				script.addAll(List.of("write32 0xfee00080 0x" + vcpu + "0 " + vcpu, "ack " + vcpu,
						"write32 0xfee00300 " + (0xc4000 | vector + 2) + " " + vcpu, "ack " + vcpu,
						"write32 0xfee000b0 0 " + vcpu, "read32 0xfee000a0 " + vcpu));
		}
		agreeOn(script);
	}

	@Test
	void onRoutesWithSeveralDestinationsAndWithNone() throws ScriptException {
		agreeOn("""
				vm 2
				lapic-enable
				route-clear
				route-chip 5 0 5
				route-chip 5 2 5
				route-msi 30 0xfee01000 0x61
				route-msi 30 0xfee00000 0x62
				route-commit
				line 5 1
				line 5 0
				line 30 1
				line 30 0
				line 4 1
				line 4095 1
				route-clear
				route-chip 5 2 24
				route-commit
				route-clear
				route-chip 6 1 6
				route-chip 6 1 7
				route-commit
				route-clear
				route-commit
				line 5 1
				route-clear
				route-chip 4096 2 1
				route-commit
				""");
	}

	@Test
	void onIrqfdsOfEveryKindOfRoute() throws ScriptException {
		List<String> script = new ArrayList<>("""
				vm 2
				lapic-enable
				route-clear
				route-chip 4 0 4
				route-chip 4 2 4
				route-chip 17 2 17
				route-msi 24 0xfee01000 0x71
				route-msi 25 0xfeeff000 0x72
				route-commit
				write32 0xfec00000 0x32
				write32 0xfec00010 0x8081
				irqfd 4
				irqfd 17 1
				irqfd 24
				irqfd 25
				irqfd 99
				""".lines().toList());
		for (int round = 0; round < 20; round++)
			script.addAll(List.of("signal 0", "signal 1", "signal 2", "signal 3", "signal 4", "ack 0", "ack 1",
					"resample 1", "write32 0xfee000b0 0 0", "resample 1", "write32 0xfee000b0 0 1", "resample 1"));
		script.addAll(List.of("irqfd-del 1 18", "irqfd-del 1 17", "signal 1", "irqfd-del 2 24", "signal 2", "vm 1"));
		agreeOn(script);
	}

	@Test
	void onX2apicRegisters() throws ScriptException {
		List<String> script = new ArrayList<>(List.of("vm 3", "lapic-enable", "wrmsr 0x1b 0xfee00d00 0",
				"wrmsr 0x1b 0xfee00c00 1", "wrmsr 0x1b 0xfee00c00 2", "wrmsr 0x1b 0xfee00800 2"));
		for (int msr = 0x800; msr < 0x840; msr++)
			script.add("rdmsr 0x" + Integer.toHexString(msr) + " 1");
		for (int vector = 0x31; vector < 0x100; vector += 0x2b)
			script.addAll(List.of("wrmsr 0x830 0x2000040" + Integer.toHexString(vector) + " 0", "ack 2",
					"wrmsr 0x80b 0 2", "wrmsr 0x80b 1 2", "wrmsr 0x83f 0x" + Integer.toHexString(vector) + " 1",
					"msi 0xfee01000 " + vector, "wrmsr 0x808 0x40 1", "ack 1", "rdmsr 0x80a 1"));
		agreeOn(script);
	}

	@Test
	void onASplitIrqchip() throws ScriptException {
		agreeOn("""
				vm 2 1
				lapic-enable
				line 4 1
				route-clear
				route-msi 24 0xfee01000 0x8091
				route-msi 30 0xfee00000 0x51
				route-commit
				irqfd 24
				irqfd 30
				irqfd 31 1
				signal 0
				ack 1
				write32 0xfee000b0 0 1
				signal 1
				line 30 1
				ack 0
				write32 0xfee000b0 0 0
				msi 0xfee01000 0x41
				irqfd-del 0 24
				signal 0
				""");
	}

	@Test
	void onInitAndStartup() throws ScriptException {
		agreeOn("""
				vm 3
				lapic-enable
				write32 0xfee00310 0x01000000 0
				write32 0xfee00300 0x4500 0
				read32 0xfee00020 1
				write32 0xfee00300 0x4608 0
				read32 0xfee00020 1
				write32 0xfee00300 0x44500 2
				read32 0xfee00020 2
				write32 0xfee00300 0xc4500 0
				out 0x21 0xff 1
				write32 0xfee00300 0xc46ff 0
				read32 0xfee00020 1
				read32 0xfee00020 2
				take 2
				write32 0xfee00300 0x44500 0
				read32 0xfee00020 0
				""");
	}
}
