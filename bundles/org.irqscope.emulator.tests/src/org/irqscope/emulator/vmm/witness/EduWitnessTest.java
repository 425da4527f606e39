package org.irqscope.emulator.vmm.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.irqscope.emulator.vmm.DeviceBench;
import org.irqscope.emulator.vmm.EduPci;
import org.irqscope.emulator.vmm.PciBus;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.vmm.SentMessages;
import org.irqscope.emulator.vmm.witness.Witness.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The educational device as a real QEMU has it: its reasons, its pin behind the command register, its messages and what
 * it does by itself. {@code releng/witness} runs it; else it is skipped.
 */
class EduWitnessTest {
	private static final int OPERATIONS = 30, MSI_FLAGS = 2, MSI_ADDRESS = 4, MSI_DATA = 12, GSI = 20, COPIES = 60;
	private static final long DMA_TIME = 100_000_000;
	private static final Map<String, Integer> REGISTERS = Map.of("raise", EduPci.RAISE, "ack", EduPci.ACK, "liveness",
			EduPci.LIVENESS, "factorial", EduPci.FACTORIAL, "status", EduPci.STATUS, "copy", EduPci.DMA_COMMAND,
			"source", 0x80, "target", 0x88, "count", 0x90);
	private static final Map<String, Integer> CAPABILITY = Map.of("flags", MSI_FLAGS, "address", MSI_ADDRESS, "data",
			MSI_DATA);

	private static List<Act> sequence(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<Act> acts = new ArrayList<>(List.of(new Act("address", FunctionOfQemu.FIRST), new Act("data", 0x51),
				new Act("source", 0x130000), new Act("target", 0x40000), new Act("count", 16)));
		for (int at = 0; at < OPERATIONS; at++)
			acts.add(random.nextInt(COPIES) == 0 ? new Act("copy", random.nextBoolean() ? 5 : 1) : act(random));
		return acts;
	}

	private static Act act(SplittableRandom random) {
		return switch (random.nextInt(12)) {
		case 0, 1, 2 -> new Act("raise", 1 << random.nextInt(4));
		case 3, 4 -> new Act("ack", random.nextInt(16));
		case 5 -> new Act("ack", 0x1ff);
		case 6 -> new Act("flags", random.nextInt(3) == 0 ? 0 : 1);
		case 7 -> new Act("data", 1 + random.nextInt(0xfe));
		case 8 -> new Act("address", random.nextBoolean() ? FunctionOfQemu.FIRST : FunctionOfQemu.SECOND);
		case 9 -> new Act("command", random.nextInt(3) == 0 ? 0 : 4 | (random.nextBoolean() ? 0x400 : 0));
		case 10 -> new Act(random.nextBoolean() ? "status" : "liveness", random.nextBoolean() ? 0x80 : 0);
		default -> new Act("factorial", random.nextInt(8));
		};
	}

	private static String state(long reasons, long status, long factorial, long liveness, boolean pin) {
		return "reasons " + Long.toHexString(reasons) + " status " + Long.toHexString(status) + " factorial "
				+ factorial + " liveness " + Long.toHexString(liveness) + " pin " + pin + " ";
	}

	/** What QEMU shows after each act. */
	private static List<String> witnessed(List<Act> acts) throws Exception {
		List<String> seen = new ArrayList<>();
		try (EduOfQemu edu = new EduOfQemu()) {
			for (Act act : acts) {
				if (act.name().equals("command"))
					edu.command((int) act.value());
				else if (CAPABILITY.containsKey(act.name()))
					edu.capability(CAPABILITY.get(act.name()), act.value());
				else
					edu.write(REGISTERS.get(act.name()), act.value());
				seen.add(act + ": " + state(edu.read(EduPci.IRQ_STATUS), edu.read(EduPci.STATUS),
						edu.read(EduPci.FACTORIAL), edu.read(EduPci.LIVENESS), edu.pin()) + edu.messages());
			}
		}
		return seen;
	}

	/** What the emulator shows. */
	private static List<String> emulated(List<Act> acts) {
		DeviceBench bench = new DeviceBench();
		bench.pci.plugPin(PciSort.EDU, GSI);
		EduPci edu = (EduPci) bench.pci.bus().device(0).orElseThrow();
		List<String> seen = new ArrayList<>();
		for (Act act : acts) {
			List<String> messages = SentMessages.of(bench.hops(() -> act(bench, edu, act)));
			seen.add(act + ": " + state(edu.irqStatus() & 0xffffffffL, edu.status(),
					edu.read(edu.bar() + EduPci.FACTORIAL, 4), edu.read(edu.bar() + EduPci.LIVENESS, 4),
					edu.pinState()) + messages);
		}
		return seen;
	}

	private static void act(DeviceBench bench, EduPci edu, Act act) {
		if (act.name().equals("command"))
			config(bench, edu, PciBus.COMMAND, act.value(), 2);
		else if (CAPABILITY.containsKey(act.name()))
			config(bench, edu, PciBus.CAPABILITY + CAPABILITY.get(act.name()), act.value(),
					act.name().equals("flags") ? 2 : 4);
		else
			bench.vm.write(edu.bar() + REGISTERS.get(act.name()), act.value(), 4);
		if (act.name().equals("copy"))
			bench.vm.kvm().scheduler().advance(DMA_TIME, task -> true);
	}

	private static void config(DeviceBench bench, EduPci edu, int offset, long value, int size) {
		bench.vm.out(PciBus.CONFIG_ADDRESS, bench.pci.bus().configAddress(edu, offset) & 0xffffffffL, 4);
		bench.vm.out(PciBus.CONFIG_DATA + (offset & 3), value, size);
	}

	@Test
	void eduOfQemuAndOfTheEmulatorAreTheSame(TestReporter reporter) throws Exception {
		new Witness(EduWitnessTest::sequence, EduWitnessTest::witnessed, EduWitnessTest::emulated)
				.compare(reporter, " pin true");
	}
}
