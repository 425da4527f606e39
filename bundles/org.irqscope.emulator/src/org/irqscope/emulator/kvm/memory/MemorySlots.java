package org.irqscope.emulator.kvm.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/**
 * {@code KVM_SET_USER_MEMORY_REGION}: which guest addresses are memory. What they contain is no matter of interrupts
 * and is not kept.
 */
public final class MemorySlots {
	/** Flags of a slot. */
	public static final int LOG_DIRTY_PAGES = 1, READONLY = 2;
	private static final long MAX_PAGES = (1L << 31) - 1;
	private static final long PAGE = 4096;
	/** No processor has more address bits of user space. */
	private static final long USER_END = (1L << 56) - PAGE;
	private static final int NO_MEMORY = -1;

	/**
	 * What an architecture has room for.
	 *
	 * @param slots {@code KVM_USER_MEM_SLOTS}: what the kernel does not keep for itself
	 * @param guestEnd an address that no guest has memory at or beyond
	 */
	public record Limits(int slots, long guestEnd) {
	}

	/** One slot; sizes and addresses are multiples of 4096. */
	public record Slot(int id, int flags, long guestAddress, long size, long userAddress) {
		boolean contains(long address) {
			return Long.compareUnsigned(address - guestAddress, size) < 0;
		}

		boolean overlaps(Slot other) {
			return contains(other.guestAddress) || other.contains(guestAddress);
		}
	}

	private final Limits limits;
	private final RefField<List<Slot>> slots;
	private final RefField<MmioPages> mmioPages;

	public MemorySlots(Journal journal, Limits limits) {
		this.limits = limits;
		Struct struct = new Struct(journal.state(), MachinePlace.VMM, Place.ONLY);
		slots = struct.ref(KvmFields.MEMSLOTS, List.<Slot>of());
		mmioPages = struct.ref(KvmFields.MMIO_SPTES, MmioPages.NONE);
	}

	public List<Slot> slots() {
		return slots.get();
	}

	/**
	 * {@code KVM_SET_USER_MEMORY_REGION}: creates, moves, deletes or changes the flags of a slot.
	 *
	 * @return 0, {@code -EINVAL} or {@code -EEXIST}
	 */
	public int set(Slot wanted) {
		int result = check(wanted);
		if (result != 0 || slots.get().contains(wanted))
			return result;
		List<Slot> next = new ArrayList<>(others(wanted));
		if (wanted.size != 0)
			next.add(wanted);
		slots.set(List.copyOf(next));
		mmioPages.set(MmioPages.NONE);
		return 0;
	}

	/** What {@link #set} would answer. */
	public int check(Slot wanted) {
		if (malformed(wanted))
			return -Errno.EINVAL;
		Optional<Slot> old = slots.get().stream().filter(slot -> slot.id == wanted.id).findFirst();
		if (wanted.size == 0 && old.isEmpty())
			return -Errno.EINVAL;
		if (wanted.size != 0 && old.filter(slot -> !compatible(slot, wanted)).isPresent())
			return -Errno.EINVAL;
		return wanted.size != 0 && others(wanted).stream().anyMatch(wanted::overlaps) ? -Errno.EEXIST : 0;
	}

	private List<Slot> others(Slot wanted) {
		return slots.get().stream().filter(slot -> slot.id != wanted.id).toList();
	}

	private boolean malformed(Slot slot) {
		boolean aligned = ((slot.size | slot.guestAddress | slot.userAddress) & PAGE - 1) == 0;
		boolean beyond = ends(slot.guestAddress, slot.size, limits.guestEnd)
				|| ends(slot.userAddress, slot.size, USER_END);
		return !aligned || beyond || Long.compareUnsigned(slot.size, MAX_PAGES * PAGE) > 0 || slot.id < 0
				|| slot.id >= limits.slots || (slot.flags & ~(LOG_DIRTY_PAGES | READONLY)) != 0;
	}

	/** True when a range wraps around or goes beyond an end; one that is to go may name any guest address. */
	private static boolean ends(long address, long size, long end) {
		boolean wraps = Long.compareUnsigned(address + size, address) < 0;
		return wraps || size != 0 && Long.compareUnsigned(address + size, end) > 0;
	}

	/** A live slot keeps its size, its user address and whether it is read-only. */
	private static boolean compatible(Slot old, Slot wanted) {
		return old.size == wanted.size && old.userAddress == wanted.userAddress
				&& ((old.flags ^ wanted.flags) & READONLY) == 0;
	}

	/** The flags of the slot at an address, or {@link #NO_MEMORY}. */
	private int flags(long address) {
		List<Slot> all = slots.get();
		for (int at = 0; at < all.size(); at++)
			if (all.get(at).contains(address))
				return all.get(at).flags;
		return NO_MEMORY;
	}

	/** True where a load needs no device. */
	public boolean readable(long address) {
		return flags(address) != NO_MEMORY;
	}

	/** True where a store needs no device; a store to a read-only slot does. */
	public boolean writable(long address) {
		return readable(address) && (flags(address) & READONLY) == 0;
	}

	public boolean knownMmio(long address) {
		return mmioPages.get().contains(address);
	}

	/** The first access to a page without memory is a violation; later ones are recognized without emulation. */
	public void rememberMmio(long address) {
		if (!knownMmio(address))
			mmioPages.set(mmioPages.get().with(address));
	}
}
