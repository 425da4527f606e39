package org.irqscope.emulator.riscv;

import java.util.List;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.vmm.EduPci;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.vmm.VectorParts;

/** Devices of QEMU and kvmtool on the PCI bus of the machine. */
final class FunctionBench implements CaseRunner.Bench {
	private static final long BAR = 0x4000_0000L, TABLE = 0x4010_0000L;
	private static final int EDU_LINE = 33;
	private final MachineBench machine;
	private PciMachine pci;
	private EduPci edu;
	private int looked;

	FunctionBench(MachineBench machine) {
		this.machine = machine;
	}

	@Override
	public boolean knows(String word) {
		return switch (word) {
		case "edu", "edu-read", "edu-write", "edu-pin", "edu-msi", "edu-works", "edu-wait", "sent", "virtio",
				"virtio-raise", "virtio-mask", "virtio-pending", "virtio-enable" -> true;
		default -> false;
		};
	}

	private static long number(List<String> words, int position) {
		return MachineBench.at(words, position);
	}

	@Override
	public Object run(List<String> words) {
		return switch (words.get(0)) {
		case "edu" -> plugEdu();
		case "edu-read" -> edu.read(BAR + number(words, 1), (int) number(words, 2));
		case "edu-write" -> {
			edu.write(BAR + number(words, 1), (int) number(words, 2), number(words, 3));
			yield 0;
		}
		case "edu-pin" -> edu.pinState() ? 1 : 0;
		case "edu-msi" -> {
			edu.msi().restore(true, number(words, 1), (int) number(words, 2));
			yield 0;
		}
		case "edu-works" -> work();
		case "edu-wait" -> {
			machine.kvm.scheduler().advance(number(words, 1), task -> false);
			yield 0;
		}
		case "sent" -> sent();
		default -> virtio(words);
		};
	}

	private int plugEdu() {
		pci = new PciMachine(machine.kvm);
		edu = pci.makeEdu(0, EDU_LINE, BAR);
		pci.bus().add(edu, 1, BAR);
		return 0;
	}

	/** The thread that computes has its turn. */
	private int work() {
		machine.kvm.scheduler().run(task -> true);
		return 0;
	}

	/** How many messages have gone to the kernel since this was last asked. */
	private long sent() {
		List<Hop> hops = machine.kvm.journal.soFar().hops();
		int from = looked;
		looked = hops.size();
		return hops.subList(from, hops.size()).stream()
				.filter(hop -> hop.site() == RiscvSite.KVM_SET_MSI && !hop.continued()).count();
	}

	private Object virtio(List<String> words) {
		if (words.get(0).equals("virtio")) {
			pci = new PciMachine(machine.kvm);
			PciDevice made = pci.make(PciSort.KVMTOOL_VIRTIO, 0, List.of(VectorParts.NONE));
			pci.bus().add(made, 1, TABLE);
			made.msix().restore(true, false);
			made.msix().vector(0).restore(number(words, 1), (int) number(words, 2), false, false, -1);
			return 0;
		}
		PciDevice device = pci.bus().devices().get(0);
		return switch (words.get(0)) {
		case "virtio-raise" -> {
			device.raise(0);
			yield 0;
		}
		case "virtio-mask" -> {
			pci.bus().write(IoBus.Kind.KVM_MMIO_BUS, TABLE + 12, 4, number(words, 1));
			yield 0;
		}
		default -> device.msix().vector(0).isPending() ? 1 : 0;
		};
	}
}
