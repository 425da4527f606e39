package org.irqscope.emulator.vmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Struct;

/**
 * The PCI functions of a machine as the guest's accesses find them: the words of a table and the pending bits by their
 * addresses, configuration space through ports 0xcf8 and 0xcfc. Used by the thread that runs the emulator.
 */
public final class PciBus {
	/** The ports of configuration space: which word, and the word. */
	public static final int CONFIG_ADDRESS = 0xcf8, CONFIG_DATA = 0xcfc;
	/** Where the command register is, and message control behind the head of the capability. */
	public static final int COMMAND = 4, CAPABILITY = 0x40, MESSAGE_CONTROL = CAPABILITY + 2;
	/** How far behind the table the pending bit array is; 128 entries fit before it. */
	public static final int PENDING_BITS = 0x800;
	private static final int WORD = 4, CONFIG_ENABLE = 0x80000000, SLOT_SHIFT = 11, SLOTS = 0x1f;

	private final IntField configAddress;
	private final List<Slot> slots = new ArrayList<>();
	private final List<MappedDevice> mapped = new ArrayList<>();
	private final List<GuestWindow> windows = new ArrayList<>();

	/** A function with its place. */
	private record Slot(PciDevice device, int number, long table) {
		boolean holdsTable(long address) {
			return table <= address && address < table + (long) device.msix().vectors().size() * MsixVector.SIZE;
		}

		boolean holdsPendingBits(long address) {
			return !device.msix().vectors().isEmpty() && table + PENDING_BITS <= address
					&& address < table + PENDING_BITS + Long.BYTES;
		}
	}

	public PciBus(Kvm kvm) {
		configAddress = new Struct(kvm.journal().state(), MachinePlace.VMM, Place.ONLY).hex32(VmmFields.CONFIG_ADDRESS);
	}

	/** Puts a function into a slot, with its table at an address of the guest. */
	public void add(PciDevice device, int slot, long table) {
		slots.add(new Slot(device, slot, table));
		if (device instanceof MappedDevice registers)
			map(registers);
	}

	/** Lets the guest reach a device by its registers. */
	public void map(MappedDevice device) {
		mapped.add(device);
	}

	/** Lets the guest reach addresses that belong to a function beside its table. */
	public void open(GuestWindow window) {
		windows.add(window);
	}

	/** What functions answer beside their tables, in order. */
	public List<GuestWindow> windows() {
		return List.copyOf(windows);
	}

	/** The devices with registers, in order. */
	public List<MappedDevice> mapped() {
		return List.copyOf(mapped);
	}

	/** The device with registers that has a number. */
	public Optional<MappedDevice> mapped(int index) {
		return mapped.stream().filter(device -> device.index() == index).findFirst();
	}

	private Optional<GuestWindow> window(IoBus.Kind bus, long address) {
		return Stream.concat(mapped.stream(), windows.stream()).filter(one -> one.holds(bus, address)).findFirst();
	}

	/** How many devices there are. */
	public int size() {
		return (int) mapped.stream().filter(device -> !(device instanceof PciDevice)).count() + slots.size();
	}

	/** The functions, in order. */
	public List<PciDevice> devices() {
		return slots.stream().map(Slot::device).toList();
	}

	/** The function with a number; nothing for other devices. */
	public Optional<PciDevice> device(int index) {
		return slots.stream().map(Slot::device).filter(device -> device.index() == index).findFirst();
	}

	/** The address of a word of a function's table. */
	public long address(PciDevice device, int vector, int offset) {
		return slot(device).table + (long) vector * MsixVector.SIZE + offset;
	}

	/** What the guest writes to {@link #CONFIG_ADDRESS} to reach a word of a function's configuration space. */
	public int configAddress(PciDevice device, int offset) {
		return CONFIG_ENABLE | slot(device).number << SLOT_SHIFT | offset & ~(WORD - 1);
	}

	/** The slot that a function is in. */
	public int slotOf(PciDevice device) {
		return slot(device).number;
	}

	private Slot slot(PciDevice device) {
		return slots.stream().filter(slot -> slot.device == device).findFirst().orElseThrow();
	}

	/** An exit for a store: false when nothing of this bus is there. */
	public boolean write(IoBus.Kind bus, long address, int length, long value) {
		Optional<GuestWindow> registers = window(bus, address);
		registers.ifPresent(device -> device.write(address, length, value));
		return registers.isPresent() || writeOwn(bus, address, length, value);
	}

	private boolean writeOwn(IoBus.Kind bus, long address, int length, long value) {
		if (bus == IoBus.Kind.KVM_PIO_BUS)
			return writePort((int) address, (int) value);
		if (length > WORD)
			return writeOwn(bus, address, WORD, value & 0xffffffffL)
					&& writeOwn(bus, address + WORD, length - WORD, value >>> 32);
		Optional<Slot> found = slots.stream().filter(slot -> slot.holdsTable(address)).findFirst();
		found.ifPresent(slot -> {
			int at = (int) (address - slot.table);
			slot.device.writeTable(at / MsixVector.SIZE, at % MsixVector.SIZE, (int) value);
		});
		return found.isPresent();
	}

	private boolean writePort(int port, int value) {
		if (port == CONFIG_ADDRESS)
			configAddress.set(value);
		else if (port >= CONFIG_DATA && port < CONFIG_DATA + WORD)
			writeConfig(configAddress.get() & 0xfc | port - CONFIG_DATA, value);
		else
			return false;
		return true;
	}

	private void writeConfig(int offset, int value) {
		int number = configAddress.get() >> SLOT_SHIFT & SLOTS;
		for (Slot slot : slots)
			if (slot.number == number && configAddress.get() < 0)
				slot.device.writeConfig(offset, value);
	}

	/** An exit for a load: nothing when nothing of this bus is there. */
	public OptionalLong read(IoBus.Kind bus, long address, int length) {
		Optional<GuestWindow> registers = window(bus, address);
		if (registers.isPresent())
			return OptionalLong.of(registers.get().read(address, length));
		if (bus == IoBus.Kind.KVM_PIO_BUS)
			return OptionalLong.empty();
		for (Slot slot : slots) {
			if (slot.holdsPendingBits(address))
				return OptionalLong.of(slot.device.readPending() >>> 8 * (address - slot.table - PENDING_BITS));
			int at = (int) (address - slot.table);
			if (slot.holdsTable(address))
				return OptionalLong.of(slot.device.readTable(at / MsixVector.SIZE, at % MsixVector.SIZE)
						& 0xffffffffL);
		}
		return OptionalLong.empty();
	}
}
