package org.irqscope.emulator.vmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The rules of MSI-X as a real QEMU has them: random writes to an entry, masks and interrupts lead to the same words of
 * the table, pending bits and messages. {@code releng/witness} runs it; else it is skipped.
 */
class QemuWitnessTest {
	private static final String SEQUENCES = "irqscope.witness";
	private static final int OPERATIONS = 30, ENTRY = 16;
	private static final long TABLE = 0xfebf0000L;

	/** One thing that is done to both. */
	private record Act(String name, long value) {
		@Override
		public String toString() {
			return name + " 0x" + Long.toHexString(value);
		}
	}

	private static List<Act> sequence(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<Act> acts = new ArrayList<>(List.of(new Act("address", NvmeOfQemu.FIRST), new Act("high", 0),
				new Act("data", 0x51)));
		for (int at = 0; at < OPERATIONS; at++)
			acts.add(switch (random.nextInt(10)) {
			case 0, 1, 2, 3 -> new Act("raise", 0);
			case 4, 5 -> new Act("vector", random.nextInt(3) == 0 ? 1 : 0);
			case 6 -> new Act("vector", 1);
			case 7 -> new Act("data", 1 + random.nextInt(0xfe));
			case 8 -> new Act("address", random.nextBoolean() ? NvmeOfQemu.FIRST : NvmeOfQemu.SECOND);
			default -> new Act("control", random.nextInt(3) == 0 ? 0xc000 : 0x8000);
			});
		return acts;
	}

	private static int offset(Act act) {
		return switch (act.name()) {
		case "address" -> MsixVector.ADDRESS_LOW;
		case "high" -> MsixVector.ADDRESS_HIGH;
		case "data" -> MsixVector.DATA;
		default -> MsixVector.CONTROL;
		};
	}

	/** What QEMU shows after each act. */
	private static List<String> witnessed(List<Act> acts) throws Exception {
		List<String> seen = new ArrayList<>();
		try (NvmeOfQemu nvme = new NvmeOfQemu()) {
			for (Act act : acts) {
				if (act.name().equals("raise"))
					nvme.raise();
				else if (act.name().equals("control"))
					nvme.writeControl((int) act.value());
				else
					nvme.writeTable(offset(act), act.value());
				StringBuilder words = new StringBuilder();
				for (int offset = 0; offset < ENTRY; offset += 4)
					words.append(Long.toHexString(nvme.readTable(offset))).append(' ');
				seen.add(act + ": " + words + nvme.pending() + " " + nvme.messages());
			}
		}
		return seen;
	}

	/** What the emulator shows. */
	private static List<String> emulated(List<Act> acts) {
		X86Kvm kvm = new X86Kvm(Host.DEFAULT, Architecture.X86.vocabulary());
		new X86VmIoctls(kvm).createIrqchip();
		PciMachine machine = new PciMachine(kvm);
		PciDevice nvme = machine.make(PciSort.NVME, 0, List.of(VectorParts.NONE));
		machine.bus().add(nvme, 3, TABLE);
		nvme.msix().restore(true, false);
		List<String> seen = new ArrayList<>();
		for (Act act : acts) {
			kvm.journal().start();
			if (act.name().equals("raise"))
				nvme.raise(0);
			else if (act.name().equals("control"))
				nvme.writeControl((int) act.value());
			else
				machine.bus().write(IoBus.Kind.KVM_MMIO_BUS, TABLE + offset(act), 4, act.value());
			List<String> messages = kvm.journal().stop().hops().stream()
					.filter(hop -> hop.site() == KvmSite.KVM_SEND_USERSPACE_MSI && !hop.continued())
					.map(hop -> Long.toHexString(hop.arguments().get(1)) + " "
							+ Long.toHexString(hop.arguments().get(0)))
					.toList();
			StringBuilder words = new StringBuilder();
			for (int offset = 0; offset < ENTRY; offset += 4)
				words.append(Long.toHexString(
						machine.bus().read(IoBus.Kind.KVM_MMIO_BUS, TABLE + offset, 4).orElseThrow())).append(' ');
			seen.add(act + ": " + words + nvme.readPending() + " " + messages);
		}
		return seen;
	}

	private static Optional<String> difference(List<Act> acts) throws Exception {
		List<String> there = witnessed(acts), here = emulated(acts);
		for (int at = 0; at < there.size(); at++)
			if (!there.get(at).equals(here.get(at)))
				return Optional.of("QEMU     " + there.get(at) + "\nemulator " + here.get(at));
		return Optional.empty();
	}

	/** The same difference with as few acts as can be. */
	private static String shrunk(List<Act> acts) throws Exception {
		List<Act> left = new ArrayList<>(acts);
		for (int at = left.size() - 1; at >= 0; at--) {
			List<Act> fewer = new ArrayList<>(left);
			fewer.remove(at);
			if (difference(fewer).isPresent())
				left = fewer;
		}
		return left + "\n" + difference(left).orElse("");
	}

	@Test
	void nvmeOfQemuAndOfTheEmulatorAreTheSame(TestReporter reporter) throws Exception {
		int sequences = Integer.getInteger(SEQUENCES, 0);
		assumeTrue(sequences > 0, "-D" + SEQUENCES + "=N asks a real QEMU; releng/witness does");
		int messages = 0, pending = 0;
		for (int seed = 0; seed < sequences; seed++) {
			List<Act> acts = sequence(seed);
			if (difference(acts).isPresent())
				assertEquals("", shrunk(acts), "sequence " + seed);
			messages += emulated(acts).stream().filter(line -> !line.endsWith("[]")).count();
			pending += emulated(acts).stream().filter(line -> line.matches(".* 1 \\[.*")).count();
		}
		assertTrue(messages > sequences && pending > sequences, messages + " messages, " + pending + " pending");
		reporter.publishEntry(sequences + " sequences",
				messages + " messages, " + pending + " states with a pending bit");
	}
}
