package org.irqscope.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.lapic.LapicState;

/** What a VMM with PCI functions asks of the kernel, as a script that any KVM can run: its calls and nothing else. */
final class KernelHalf {
	/** The ioctl that drives a line of a chip. */
	private static final String LINE = "kvm_vm_ioctl_irq_line";
	/** Where chips of the kernel begin, and where the ports of devices do. */
	private static final long CHIPS = 0xfec00000L, SERIAL = 0x2e8;
	private final Host host;
	private final List<String> lines = new ArrayList<>();
	/** The number that a script has for what an irqfd waits for, by the number of the eventfd. */
	private final Map<Integer, Integer> bound = new HashMap<>();
	/** Eventfds that were signalled while no irqfd was there. */
	private final Set<Integer> waiting = new HashSet<>();
	private int irqfds;
	private EmulatedX86Vm vm;
	private List<LapicState> lapics = List.of();

	KernelHalf(Host host) {
		this.host = host;
	}

	/** The local APICs of the VMM's machine at the end. */
	List<LapicState> lapics() {
		return lapics;
	}

	/** Runs a script that begins with {@code vm}, and answers the script of the kernel's half. */
	List<String> of(List<String> script) throws Exception {
		List<Op> ops = OpScript.parse(script).ops();
		List<Integer> ends = new ArrayList<>();
		ScriptRunner<?> runner = new ScriptRunner<>(EmulatedX86Vm.walkingBackend(host, made -> vm = made));
		for (Op op : ops) {
			runner.run(op);
			ends.add(vm.kvm().journal().soFar().size());
		}
		lapics = List.of(vm.lapic(0), vm.lapic(1));
		RecordedWalk walk = vm.endWalk();
		int start = 0;
		for (int at = 0; at < ops.size(); at++) {
			if (isOfKernel(ops.get(at)))
				lines.add(ops.get(at).text());
			for (int hop = start; hop < ends.get(at); hop++)
				call(walk, walk.hop(hop));
			start = ends.get(at);
		}
		return lines;
	}

	/** True for what reaches a chip of the kernel, or makes the machine; what reaches a device of the VMM does not. */
	private static boolean isOfKernel(Op op) {
		return switch (op.code()) {
		case VM, LAPIC_ENABLE, ACK -> true;
		case WRITE32 -> Long.compareUnsigned(op.argument(0), CHIPS) >= 0;
		case OUT -> op.argument(0) < SERIAL;
		default -> false;
		};
	}

	private void call(RecordedWalk walk, Hop hop) {
		if (hop.continued())
			return;
		if (hop.site() == KvmSite.KVM_SET_IRQ_ROUTING)
			routes(walk, hop);
		else if (hop.site() == KvmSite.KVM_IRQFD)
			irqfd(hop.place().index(), hop.arguments().get(0), hop.arguments().get(1).intValue());
		else if (hop.site().functionName().equals(LINE))
			lines.add("line " + hop.arguments().get(0) + " " + hop.arguments().get(1));
		else if (hop.site() == KvmSite.EVENTFD_SIGNAL)
			signal(hop.place().index());
		else if (hop.site() == KvmSite.KVM_SEND_USERSPACE_MSI)
			lines.add(String.format(Locale.ROOT, "msi 0x%x 0x%x", hop.arguments().get(1), hop.arguments().get(0)));
	}

	private void routes(RecordedWalk walk, Hop hop) {
		walk.goTo(hop.number() + 1);
		RoutingTable table = vm.kvm().routing().table();
		lines.add("route-clear");
		for (int gsi = 0; gsi < table.nrRtEntries(); gsi++)
			for (RoutingEntry entry : table.entries(gsi))
				if (entry instanceof RoutingEntry.Irqchip chip)
					lines.add("route-chip " + gsi + " " + chip.irqchip() + " " + chip.pin());
				else if (entry instanceof RoutingEntry.Msi msi)
					lines.add(String.format(Locale.ROOT, "route-msi %d 0x%x 0x%x", gsi, msi.address(), msi.data()));
		lines.add("route-commit");
	}

	/** A script makes a new eventfd for each irqfd, in which nothing waits: what did is signalled again. */
	private void irqfd(int eventfd, long gsi, int flags) {
		if ((flags & Irqfds.DEASSIGN) != 0) {
			lines.add("irqfd-del " + bound.remove(eventfd) + " " + gsi);
			return;
		}
		lines.add("irqfd " + gsi + ((flags & Irqfds.RESAMPLE) != 0 ? " 1" : ""));
		bound.put(eventfd, irqfds++);
		if (waiting.remove(eventfd))
			signal(eventfd);
	}

	private void signal(int eventfd) {
		if (bound.containsKey(eventfd))
			lines.add("signal " + bound.get(eventfd));
		else
			waiting.add(eventfd);
	}
}
