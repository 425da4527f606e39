package org.irqscope.emulator.script;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operations of an op script, with their arguments. */
public enum OpCode {
	/** A new machine; the second argument, 1, asks for a split irqchip. */
	VM("vm", List.of(Argument.VCPUS), List.of(Argument.FLAG)),
	/** {@code KVM_IRQ_LINE_STATUS} */
	LINE("line", List.of(Argument.GSI, Argument.LEVEL), List.of()),
	/** {@code KVM_SIGNAL_MSI} */
	MSI("msi", List.of(Argument.ADDRESS64, Argument.DATA), List.of()),
	ROUTE_CLEAR("route-clear", List.of(), List.of()),
	ROUTE_CHIP("route-chip", List.of(Argument.GSI, Argument.CHIP, Argument.PIN), List.of()),
	ROUTE_MSI("route-msi", List.of(Argument.GSI, Argument.ADDRESS64, Argument.DATA), List.of()),
	/** {@code KVM_SET_GSI_ROUTING} with what was collected. */
	ROUTE_COMMIT("route-commit", List.of(), List.of()),
	/** A new eventfd, bound with {@code KVM_IRQFD}. */
	IRQFD("irqfd", List.of(Argument.GSI), List.of(Argument.FLAG)),
	IRQFD_DEL("irqfd-del", List.of(Argument.EVENTFD, Argument.GSI), List.of()),
	/** An eventfd that has been made is bound to a GSI once more: to another one, or where it was bound before. */
	IRQFD_AGAIN("irqfd-again", List.of(Argument.EVENTFD, Argument.GSI), List.of()),
	/** One is written to the eventfd, and deferred work runs. */
	SIGNAL("signal", List.of(Argument.EVENTFD), List.of()),
	/** The count of the resamplefd. */
	RESAMPLE("resample", List.of(Argument.EVENTFD), List.of()),
	OUT("out", List.of(Argument.PORT, Argument.VALUE8), List.of(Argument.VCPU)),
	IN("in", List.of(Argument.PORT), List.of(Argument.VCPU)),
	WRITE32("write32", List.of(Argument.ADDRESS32, Argument.VALUE32), List.of(Argument.VCPU)),
	READ32("read32", List.of(Argument.ADDRESS32), List.of(Argument.VCPU)),
	WRMSR("wrmsr", List.of(Argument.MSR, Argument.VALUE64), List.of(Argument.VCPU)),
	RDMSR("rdmsr", List.of(Argument.MSR), List.of(Argument.VCPU)),
	/** The guest opens interrupts once. */
	TAKE("take", List.of(), List.of(Argument.VCPU)),
	/** The acknowledge cycle of a local APIC. */
	ACK("ack", List.of(), List.of(Argument.VCPU)),
	/** The spurious vector register of every vCPU becomes 0x1ff. */
	LAPIC_ENABLE("lapic-enable", List.of(), List.of()),
	/** {@code KVM_CREATE_PIT2}; 1 asks for the speaker's port, too. */
	PIT("pit", List.of(), List.of(Argument.FLAG)),
	/** A new PCI function of a sort, with so many entries in its MSI-X table, each with a GSI of its own. */
	PCI("pci", List.of(Argument.SORT, Argument.ENTRIES), List.of()),
	/** The guest writes one word of an entry of the table. */
	MSIX_MASK("msix-mask", List.of(Argument.DEVICE, Argument.ENTRY), List.of(Argument.VCPU)),
	MSIX_UNMASK("msix-unmask", List.of(Argument.DEVICE, Argument.ENTRY), List.of(Argument.VCPU)),
	MSIX_ADDRESS("msix-address", List.of(Argument.DEVICE, Argument.ENTRY, Argument.VALUE32), List.of(Argument.VCPU)),
	MSIX_DATA("msix-data", List.of(Argument.DEVICE, Argument.ENTRY, Argument.DATA), List.of(Argument.VCPU)),
	/** As Linux moves an interrupt: mask, three words, unmask. */
	MSIX_MOVE("msix-move", List.of(Argument.DEVICE, Argument.ENTRY, Argument.ADDRESS64, Argument.DATA),
			List.of(Argument.VCPU)),
	/** The guest writes message control: 0x8000 enables, 0x4000 masks all. */
	MSIX_CONTROL("msix-control", List.of(Argument.DEVICE, Argument.VALUE32), List.of(Argument.VCPU)),
	/** The guest reads the pending bits. */
	MSIX_PBA("msix-pba", List.of(Argument.DEVICE), List.of(Argument.VCPU)),
	/** The guest writes the command register: 4 lets the function send messages. */
	PCI_COMMAND("pci-command", List.of(Argument.DEVICE, Argument.VALUE32), List.of(Argument.VCPU)),
	/** The device wants the interrupt of an entry. */
	MSIX_RAISE("msix-raise", List.of(Argument.DEVICE, Argument.ENTRY), List.of()),
	/** A new PCI function of a sort that has a pin, which leads to a line of the chips. */
	PCI_PIN("pci-pin", List.of(Argument.PIN_SORT, Argument.LINE), List.of()),
	/** A new serial port of a VMM, with a line of the chips. */
	UART("uart", List.of(Argument.VMM, Argument.LINE), List.of()),
	/** The guest writes a word of configuration space, or the upper half of one. */
	PCI_CONFIG("pci-config", List.of(Argument.DEVICE, Argument.VALUE8, Argument.VALUE32), List.of(Argument.VCPU)),
	/** Something happens at a device: a byte comes to a serial port, a function drives its pin. */
	DEVICE_EVENT("device-event", List.of(Argument.DEVICE, Argument.VALUE8), List.of()),
	/**
	 * A further queue of a virtio function, which interrupts by an entry of its table. The value is a set of flags: 1
	 * for event indices, 2 for buffers that wait for what comes from outside.
	 */
	VIRTQUEUE("virtqueue", List.of(Argument.DEVICE, Argument.ENTRY), List.of(Argument.VALUE8)),
	/** A new virtio device of a VMM without a bus, with one queue and a line of the chips; flags as above. */
	VIRTIO_MMIO("virtio-mmio", List.of(Argument.VMM, Argument.LINE), List.of(Argument.VALUE8)),
	/** The driver of the guest puts a buffer into a queue, and notifies the device if that wants to know. */
	VQ_ADD("vq-add", List.of(Argument.DEVICE, Argument.QUEUE), List.of(Argument.VCPU)),
	/** The handler of the guest looks into a queue. */
	VQ_HANDLE("vq-handle", List.of(Argument.DEVICE, Argument.QUEUE), List.of(Argument.VCPU)),
	/** Something comes from outside for a queue. */
	VQ_ARRIVE("vq-arrive", List.of(Argument.DEVICE, Argument.QUEUE), List.of()),
	/** A virtio device gets another configuration. */
	CONFIG_CHANGE("config-change", List.of(Argument.DEVICE), List.of()),
	/** {@code KVM_CREATE_DEVICE} of APLIC and IMSICs. */
	AIA_CREATE("aia-create", List.of(), List.of()),
	/** {@code KVM_SET_DEVICE_ATTR} and {@code KVM_GET_DEVICE_ATTR} of it. */
	AIA_SET("aia-set", List.of(Argument.GROUP, Argument.ATTRIBUTE, Argument.VALUE64), List.of()),
	AIA_GET("aia-get", List.of(Argument.GROUP, Argument.ATTRIBUTE), List.of()),
	/** The device with so many sources and identities, as kvmtool sets it up. */
	AIA("aia", List.of(Argument.SOURCES, Argument.IDENTITIES), List.of()),
	/** The guest loads or stores with an instruction of a sort. */
	LOAD("load", List.of(Argument.INSTRUCTION, Argument.ADDRESS64), List.of(Argument.VCPU)),
	STORE("store", List.of(Argument.INSTRUCTION, Argument.ADDRESS64, Argument.VALUE64), List.of(Argument.VCPU)),
	/** The guest swaps, sets or clears bits of a register. */
	CSR("csr", List.of(Argument.REGISTER, Argument.FUNCTION, Argument.VALUE64), List.of(Argument.VCPU)),
	/** The guest calls its firmware. */
	SBI("sbi", List.of(Argument.EXTENSION, Argument.VALUE64, Argument.VALUE64, Argument.VALUE64),
			List.of(Argument.VCPU)),
	/** The guest waits for an interrupt; a signal ends it. */
	WFI("wfi", List.of(), List.of(Argument.VCPU)),
	/** {@code KVM_INTERRUPT} */
	INTERRUPT("interrupt", List.of(Argument.VALUE32), List.of(Argument.VCPU)),
	/** {@code KVM_SET_ONE_REG} of {@code sip}. */
	SIP("sip", List.of(Argument.VALUE64), List.of(Argument.VCPU)),
	/** {@code KVM_SET_USER_MEMORY_REGION}: number, flags, address and size of a slot. */
	MEMORY("memory", List.of(Argument.VALUE32, Argument.VALUE32, Argument.ADDRESS64, Argument.VALUE64), List.of()),
	/** {@code KVM_IOEVENTFD} with an eventfd of its own: address, length, value and flags. */
	IOEVENTFD("ioeventfd", List.of(Argument.ADDRESS64, Argument.VALUE32, Argument.VALUE64), List.of(Argument.VALUE8)),
	/** What an ioeventfd has counted since it was asked last, by its number. */
	DOORBELL("doorbell", List.of(Argument.VALUE8), List.of()),
	/** {@code KVM_REGISTER_COALESCED_MMIO}, or with 1 {@code KVM_UNREGISTER_COALESCED_MMIO}. */
	COALESCED("coalesced", List.of(Argument.ADDRESS64, Argument.VALUE32), List.of(Argument.FLAG)),
	/** How many writes have waited in the ring, which is empty then. */
	RING("ring", List.of(), List.of());

	private static final Map<String, OpCode> BY_WORD = Arrays.stream(values())
			.collect(Collectors.toMap(OpCode::word, Function.identity()));

	private final String word;
	private final List<Argument> required;
	private final List<Argument> optional;

	OpCode(String word, List<Argument> required, List<Argument> optional) {
		this.word = word;
		this.required = required;
		this.optional = optional;
	}

	/** The word that stands for the operation in a script. */
	public String word() {
		return word;
	}

	/** How the operation is written: the word, then what its arguments are, optional ones in brackets. */
	public String usage() {
		StringBuilder usage = new StringBuilder(word);
		required.forEach(argument -> usage.append(' ').append(argument.word()));
		optional.forEach(argument -> usage.append(" [").append(argument.word()).append(']'));
		return usage.toString();
	}

	List<Argument> required() {
		return required;
	}

	/** The argument at a position, when the operation has one there. */
	Optional<Argument> argument(int position) {
		if (position < required.size())
			return Optional.of(required.get(position));
		int at = position - required.size();
		return at < optional.size() ? Optional.of(optional.get(at)) : Optional.empty();
	}

	/** The position of the vCPU whose guest does it; nothing for what user space does. */
	OptionalInt vcpu() {
		int at = optional.indexOf(Argument.VCPU);
		return at < 0 ? OptionalInt.empty() : OptionalInt.of(required.size() + at);
	}

	/** How many arguments it takes at most. */
	public int maximum() {
		return required.size() + optional.size();
	}

	/** The operation that a word stands for; nothing for other words. */
	public static Optional<OpCode> named(String word) {
		return Optional.ofNullable(BY_WORD.get(word));
	}

	/** True for operations that machines of all architectures have. */
	boolean neutral() {
		return switch (this) {
		case OUT, IN, WRMSR, RDMSR, TAKE, ACK, LAPIC_ENABLE, PIT -> false;
		default -> !ofPci() && !ofRiscv();
		};
	}

	/** True for what only machines with harts have. */
	private boolean ofRiscv() {
		return compareTo(AIA_CREATE) >= 0;
	}

	/** True for operations of machines of an architecture. */
	public boolean fits(Language language) {
		return this == TAKE || neutral() || ofRiscv() == (language == Language.RISCV);
	}

	/** True for what is done to PCI functions and by them, which is no operation of the kernel but leads to some. */
	public boolean ofPci() {
		return makesDevice() || ofDevice() || ofGuestsPci();
	}

	/** True for what gives a machine a further device, or a queue. */
	public boolean makesDevice() {
		return this == PCI || this == PCI_PIN || this == UART || this == VIRTIO_MMIO || this == VIRTQUEUE;
	}

	/** True for what a device does by itself. */
	public boolean ofDevice() {
		return this == MSIX_RAISE || this == DEVICE_EVENT || this == VQ_ARRIVE || this == CONFIG_CHANGE;
	}

	/** True for what is done to the queues of virtio devices. */
	public boolean ofQueues() {
		return this == VQ_ADD || this == VQ_HANDLE || this == VQ_ARRIVE || this == CONFIG_CHANGE;
	}

	/** True for what the guest does with a PCI function. */
	public boolean ofGuestsPci() {
		return switch (this) {
		case MSIX_MASK, MSIX_UNMASK, MSIX_ADDRESS, MSIX_DATA, MSIX_MOVE, MSIX_CONTROL, MSIX_PBA, PCI_COMMAND,
				PCI_CONFIG, VQ_ADD, VQ_HANDLE ->
			true;
		default -> false;
		};
	}

	/** True for operations that only collect a routing table and answer with nothing else. */
	boolean quiet() {
		return this == ROUTE_CLEAR || this == ROUTE_CHIP || this == ROUTE_MSI;
	}
}
