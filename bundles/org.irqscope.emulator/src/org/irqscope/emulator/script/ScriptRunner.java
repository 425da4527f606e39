package org.irqscope.emulator.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.kvm.RoutingEntry;
import org.irqscope.emulator.kvm.RoutingTable;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;

/**
 * Runs operations on a backend, one after the other. A script starts on a machine with one vCPU; {@code vm} replaces
 * it. Used by one thread.
 */
public final class ScriptRunner implements AutoCloseable {
	private static final int SVR_ENABLED = 0x1ff;
	private final Backend backend;
	private final List<RoutingEntry> routes = new ArrayList<>();
	private final Map<String, String> printed = new LinkedHashMap<>();
	private Vm vm;

	public ScriptRunner(Backend backend) {
		this.backend = backend;
		this.vm = backend.create(1, false);
	}

	/** The machine that the next operation drives. */
	public Vm vm() {
		return vm;
	}

	/** Runs one operation. */
	public OpResult run(Op op) {
		long result = execute(op);
		List<Integer> eoiExits = vm.ioapicEoiExits();
		if (op.code().quiet())
			return new OpResult(op, result, eoiExits, Optional.empty(), Map.of());
		Optional<List<String>> events = vm.events();
		if (op.code() == OpCode.TAKE)
			// Some hosts end an interrupt by themselves as it is taken.
			events = events.map(list -> list.stream().filter(event -> !event.contains(" kvm_eoi: ")).toList());
		return new OpResult(op, result, eoiExits, events, changedParts());
	}

	private long execute(Op op) {
		return switch (op.code()) {
		case VM -> replaceVm(op.intArgument(0), op.argument(1) != 0);
		case LINE -> vm.irqLineStatus(op.intArgument(0), op.intArgument(1));
		case MSI -> vm.signalMsi(op.argument(0), op.intArgument(1));
		case ROUTE_CLEAR -> clearRoutes();
		case ROUTE_CHIP -> addRoute(new RoutingEntry.Irqchip(op.intArgument(0), op.intArgument(1), op.intArgument(2)));
		case ROUTE_MSI -> addRoute(new RoutingEntry.Msi(op.intArgument(0), op.argument(1), op.intArgument(2)));
		case ROUTE_COMMIT -> vm.setGsiRouting(List.copyOf(routes));
		case IRQFD -> vm.irqfd(op.intArgument(0), op.argument(1) != 0);
		case IRQFD_DEL -> vm.irqfdDeassign(op.intArgument(0), op.intArgument(1));
		case SIGNAL -> vm.signal(op.intArgument(0));
		case RESAMPLE -> vm.readResample(op.intArgument(0));
		case OUT -> vm.out(op.intArgument(2), op.intArgument(0), op.intArgument(1));
		case IN -> vm.in(op.intArgument(1), op.intArgument(0));
		case WRITE32 -> vm.write32(op.intArgument(2), op.argument(0), op.intArgument(1));
		case READ32 -> vm.read32(op.intArgument(1), op.argument(0));
		case WRMSR -> vm.wrmsr(op.intArgument(2), op.intArgument(0), op.argument(1));
		case RDMSR -> vm.rdmsr(op.intArgument(1), op.intArgument(0));
		case TAKE -> vm.take(op.intArgument(0));
		case ACK -> acknowledge(op.intArgument(0));
		case LAPIC_ENABLE -> enableLapics();
		};
	}

	private long replaceVm(int vcpus, boolean split) {
		vm.close();
		printed.clear();
		routes.clear();
		vm = backend.create(vcpus, split);
		return 0;
	}

	private long clearRoutes() {
		routes.clear();
		return 0;
	}

	/** One entry too many is refused by the kernel; how many more there would be makes no difference. */
	private long addRoute(RoutingEntry entry) {
		if (routes.size() <= RoutingTable.MAX_ROUTES)
			routes.add(entry);
		return 0;
	}

	/** The acknowledge cycle, done from outside so that it is the same on hosts that do more in it. */
	private long acknowledge(int vcpu) {
		LapicState lapic = vm.lapic(vcpu);
		int[] pending = lapic.vectors(Lapic.IRR);
		int vector = pending.length == 0 ? -1 : pending[pending.length - 1];
		if (vector < 16 || (vector & 0xf0) <= (lapic.ppr() & 0xf0))
			return -1;
		int result = vm.setLapic(vcpu, lapic.with(Lapic.IRR, vector, false).with(Lapic.ISR, vector, true));
		return result < 0 ? -2 : vector;
	}

	private long enableLapics() {
		long result = 0;
		for (int vcpu = 0; vcpu < vm.vcpus(); vcpu++)
			result |= vm.setLapic(vcpu, vm.lapic(vcpu).with(Lapic.SPIV, SVR_ENABLED)) < 0 ? -1 : 0;
		return result;
	}

	private Map<String, String> changedParts() {
		Map<String, String> parts = new LinkedHashMap<>();
		if (!vm.split()) {
			parts.put("pic0", StateJson.of(vm.pic(0)));
			parts.put("pic1", StateJson.of(vm.pic(1)));
			parts.put("ioapic", StateJson.of(vm.ioapic()));
		}
		for (int vcpu = 0; vcpu < vm.vcpus(); vcpu++)
			parts.put("lapic" + vcpu, StateJson.of(vm.lapic(vcpu)));
		parts.entrySet().removeIf(part -> part.getValue().equals(printed.get(part.getKey())));
		printed.putAll(parts);
		return parts;
	}

	@Override
	public void close() {
		vm.close();
	}
}
