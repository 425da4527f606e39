package org.irqscope.emulator.riscv.kvmtool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Registry;
import org.irqscope.emulator.state.Struct;

/** {@code mmio_tree} or {@code pio_tree}: which device of kvmtool has a range. Section 2.9. */
public final class MmioTree {
	/**
	 * One range, without its end.
	 *
	 * @param handler the number of what is called
	 */
	public record Mapping(long low, long high, int handler) {
		boolean overlaps(Mapping other) {
			return low < other.high && other.low < high;
		}

		@Override
		public String toString() {
			return "0x" + Long.toHexString(low) + "-0x" + Long.toHexString(high);
		}
	}

	/** Who is inside of the handler of a range, and whether the last of them removes it. */
	private record Use(Mapping mapping, int users, boolean removed) {
	}

	private final RiscvKvm kvm;
	private final boolean ports;
	private final RefField<List<Mapping>> mappings;
	/** Of the ranges that somebody is inside of. */
	private final RefField<List<Use>> uses;
	private final Registry<MmioHandler> handlers = new Registry<>();

	MmioTree(RiscvKvm kvm, Struct struct, FieldName name, boolean ports) {
		this.kvm = kvm;
		this.ports = ports;
		mappings = struct.ref(name, List.<Mapping>of());
		uses = Struct.hidden(kvm.journal.state()).ref(name, List.<Use>of());
	}

	public List<Mapping> mappings() {
		return mappings.get();
	}

	/**
	 * {@code kvm__register_iotrap}: a zone of coalesced writes is asked for first, and stays when the range is taken.
	 *
	 * @return 0, {@code -EEXIST}, or what the kernel answers
	 */
	public int register(long address, int length, boolean coalesce, MmioHandler handler) {
		kvm.journal.enter(KvmtoolSite.KVM__REGISTER_IOTRAP, 0, address, length);
		if (coalesce && !ports) {
			int zone = kvm.coalescedMmio().register(address, length, 0);
			if (zone != 0)
				return kvm.journal.leave(zone);
		}
		Mapping wanted = new Mapping(address, address + length, handlers.number(handler));
		if (mappings.get().stream().anyMatch(wanted::overlaps))
			return kvm.journal.leave(-Errno.EEXIST, KvmtoolWhy.REGION_OVERLAPS, 0);
		List<Mapping> next = new ArrayList<>(mappings.get());
		next.add(wanted);
		mappings.set(List.copyOf(next));
		return kvm.journal.leave(0);
	}

	/** {@code kvm__deregister_iotrap}: false when nobody has the address. */
	public boolean deregister(long address) {
		kvm.journal.enter(KvmtoolSite.KVM__DEREGISTER_IOTRAP, 0, address, 0);
		Optional<Mapping> found = containing(address);
		Optional<Use> use = found.flatMap(this::use);
		if (use.isPresent()) {
			kvm.journal.why(KvmtoolWhy.REGION_STAYS_FOR_USER);
			keep(new Use(use.get().mapping, use.get().users, true));
		} else
			found.ifPresent(this::remove);
		kvm.journal.leave(found.isPresent() ? 1 : 0);
		return found.isPresent();
	}

	private void remove(Mapping mapping) {
		kvm.coalescedMmio().unregister(mapping.low, 1, 0);
		mappings.set(mappings.get().stream().filter(one -> !one.equals(mapping)).toList());
	}

	private Optional<Use> use(Mapping mapping) {
		return uses.get().stream().filter(one -> one.mapping.equals(mapping)).findFirst();
	}

	private void keep(Use use) {
		List<Use> others = new ArrayList<>(uses.get());
		others.removeIf(one -> one.mapping.equals(use.mapping));
		if (use.users > 0)
			others.add(use);
		uses.set(List.copyOf(others));
	}

	private Optional<Mapping> containing(long address) {
		return mappings.get().stream().filter(one -> one.low <= address && address < one.high).findFirst();
	}

	/** {@code mmio_search}: an access that goes beyond the end of its range has none. */
	public Optional<Mapping> search(long address, int length) {
		return containing(address).filter(one -> length > 0 && one.high >= address + length);
	}

	/** {@code mmio_get}, the handler, {@code mmio_put}: false when nobody has the range. */
	boolean access(RiscvVcpu vcpu, long address, GuestData data, int length, boolean write) {
		Optional<Mapping> found = search(address, length);
		if (found.isEmpty())
			return false;
		enter(found.get());
		handlers.get(found.get().handler).access(vcpu, address, data, length, write);
		leave(found.get());
		return true;
	}

	private void enter(Mapping mapping) {
		Use before = use(mapping).orElse(new Use(mapping, 0, false));
		keep(new Use(mapping, before.users + 1, before.removed));
	}

	private void leave(Mapping mapping) {
		Use left = use(mapping).orElseThrow();
		keep(new Use(mapping, left.users - 1, left.removed));
		if (left.users == 1 && left.removed)
			remove(mapping);
	}
}
