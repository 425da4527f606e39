package org.irqscope.emulator.vmm.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.vmm.WitnessedMsix;
import org.irqscope.emulator.vmm.witness.Witness.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The rules of MSI-X as a real QEMU has them: random writes to an entry, masks and interrupts lead to the same words of
 * the table, pending bits and messages. {@code releng/witness} runs it; else it is skipped.
 */
class QemuWitnessTest {
	private static final int OPERATIONS = 30, ENTRY = 16;

	/** Makes a device of QEMU. */
	private interface Making {
		MsixOfQemu make() throws Exception;
	}

	private static List<Act> sequence(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<Act> acts = new ArrayList<>(List.of(new Act("address", FunctionOfQemu.FIRST), new Act("high", 0),
				new Act("data", 0x51)));
		for (int at = 0; at < OPERATIONS; at++)
			acts.add(switch (random.nextInt(10)) {
			case 0, 1, 2, 3 -> new Act("raise", 0);
			case 4, 5 -> new Act("vector", random.nextInt(3) == 0 ? 1 : 0);
			case 6 -> new Act("vector", 1);
			case 7 -> new Act("data", 1 + random.nextInt(0xfe));
			case 8 -> new Act("address", random.nextBoolean() ? FunctionOfQemu.FIRST : FunctionOfQemu.SECOND);
			default -> new Act("control", random.nextInt(3) == 0 ? 0xc000 : 0x8000);
			});
		return acts;
	}

	private static int offset(Act act) {
		return List.of("address", "high", "data", "vector").indexOf(act.name()) * 4;
	}

	/** What QEMU shows after each act. */
	private static List<String> witnessed(Making making, List<Act> acts) throws Exception {
		List<String> seen = new ArrayList<>();
		try (MsixOfQemu device = making.make()) {
			for (Act act : acts) {
				if (act.name().equals("raise"))
					device.raise();
				else if (act.name().equals("control"))
					device.writeControl((int) act.value());
				else
					device.writeTable(offset(act), act.value());
				StringBuilder words = new StringBuilder();
				for (int offset = 0; offset < ENTRY; offset += 4)
					words.append(Long.toHexString(device.readTable(offset))).append(' ');
				seen.add(act + ": " + words + "pending " + device.pending() + " " + device.messages());
			}
		}
		return seen;
	}

	/** What the emulator shows. */
	private static List<String> emulated(PciSort sort, List<Act> acts) {
		WitnessedMsix device = new WitnessedMsix(sort);
		List<String> seen = new ArrayList<>();
		for (Act act : acts)
			seen.add(act + ": " + device.after(act.name(), offset(act), act.value()));
		return seen;
	}

	private static void compare(PciSort sort, Making making, TestReporter reporter) throws Exception {
		new Witness(QemuWitnessTest::sequence, acts -> witnessed(making, acts), acts -> emulated(sort, acts))
				.compare(reporter, " pending 1");
	}

	@Test
	void nvmeOfQemuAndOfTheEmulatorAreTheSame(TestReporter reporter) throws Exception {
		compare(PciSort.NVME, NvmeOfQemu::new, reporter);
	}

	@Test
	void virtioBlkOfQemuAndOfTheEmulatorAreTheSame(TestReporter reporter) throws Exception {
		compare(PciSort.VIRTIO, VirtioBlkOfQemu::new, reporter);
	}
}
