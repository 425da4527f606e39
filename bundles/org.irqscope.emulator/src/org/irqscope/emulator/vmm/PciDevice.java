package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.user.VmIoctls;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;

/**
 * A PCI function that a VMM gives to its guest, with an MSI-X capability. What the guest writes comes here in the
 * thread of a vCPU, what the device does in a context of its own. Used by the thread that runs the emulator.
 */
public abstract class PciDevice {
	/** The bit of the command register that lets a function write to memory, and so send messages. */
	public static final int BUS_MASTER = 4;

	final Journal journal;
	final VmIoctls ioctls;
	final Struct struct;
	private final PciSort sort;
	private final int index;
	private final List<VectorParts> parts;
	private final MsixCapability msix;
	private final IntField command;

	/**
	 * A function.
	 *
	 * @param index the number of the device, which hops stand on
	 * @param parts what stands behind each entry of its table
	 */
	PciDevice(Kvm kvm, PciSort sort, int index, List<VectorParts> parts) {
		this.sort = sort;
		this.parts = List.copyOf(parts);
		this.journal = kvm.journal();
		this.ioctls = new VmIoctls(kvm);
		this.index = index;
		this.struct = new Struct(journal.state(), MachinePlace.DEVICE, index);
		this.command = struct.hex32(VmmFields.COMMAND);
		this.msix = new MsixCapability(struct, parts.size());
		command.set(BUS_MASTER);
	}

	/** What sort of function it is. */
	public PciSort sort() {
		return sort;
	}

	/** What stands behind an entry. */
	public VectorParts parts(int entry) {
		return parts.get(entry);
	}

	/** The number of the device. */
	public int index() {
		return index;
	}

	public MsixCapability msix() {
		return msix;
	}

	/** True when the function may send messages. */
	public boolean busMaster() {
		return command.has(BUS_MASTER);
	}

	/** The command register, as the guest's write or a document has it. */
	public void setCommand(int value) {
		command.set(value & (BUS_MASTER | PinDevice.INTX_DISABLE));
	}

	int command() {
		return command.get();
	}

	/** What is behind the device fits the masks that its table has been given. */
	public void settle() {
	}

	/** The device wants the interrupt of an entry. */
	public abstract void raise(int vector);

	/** The VMM itself wants the interrupt of an entry, as for a changed configuration. */
	public void sendConfig(int vector) {
		raise(vector);
	}

	/** The guest writes a word of the table. */
	abstract void writeTable(int vector, int offset, int value);

	/** The guest writes message control. */
	abstract void writeControl(int value);

	/** The guest writes a word of configuration space. */
	final void writeConfig(int offset, int value) {
		journal.enter(VmmSite.PCI_HOST_CONFIG_WRITE, index, offset, value);
		if (offset == PciBus.COMMAND) {
			journal.enter(VmmSite.PCI_DEFAULT_WRITE_CONFIG, index, offset, value);
			setCommand(value);
			journal.leave();
		} else
			writeCapability(offset, value);
		journal.leave();
	}

	/** The guest writes a word of the function's capability; false when it is none. */
	boolean writeCapability(int offset, int value) {
		if (offset != PciBus.MESSAGE_CONTROL)
			return false;
		writeControl(value);
		return true;
	}

	/** How many events can be raised. */
	public int events() {
		return parts.size();
	}

	/** The guest reads the pending bit array. */
	abstract long readPending();

	/** The guest reads a word of the table. */
	final int readTable(int vector, int offset) {
		journal.enter(VmmSite.MSIX_TABLE_MMIO_READ, index, vector, offset);
		return journal.leave(msix.vector(vector).read(offset));
	}

	/** What the device itself does, in a thread of its own. */
	final void inDevice(Runnable work) {
		journal.runIn(Context.device(index), work);
	}

	/** Sends what the table has for an entry now, in the way of a device that the VMM emulates. */
	final void send(VmmSite site, MsixVector entry) {
		send(site, entry.number(), entry.address(), entry.data());
	}

	/** Sends a message, if the function may write to memory at all. */
	final void send(VmmSite site, int number, long address, int data) {
		journal.enter(site, index, number, data & 0xff);
		if (busMaster()) {
			journal.why(VmmWhy.MESSAGE_READ, address, data);
			ioctls.signalMsi(address, data);
		} else
			journal.why(VmmWhy.BUS_MASTER_OFF);
		journal.leave();
	}

	@Override
	public String toString() {
		return "device " + index;
	}
}
