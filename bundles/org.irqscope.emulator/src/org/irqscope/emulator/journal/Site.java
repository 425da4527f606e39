package org.irqscope.emulator.journal;

import java.util.List;
import java.util.Locale;

/**
 * A place in the code that a walk stops at: a function of Linux 6.18, or a step of the guest, of a device or of the
 * interrupt hardware. The two arguments of a hop are named here; {@code vector}, {@code gsi} and {@code pin} are what
 * a token carries.
 */
public enum Site {
	/** What happens to the machine outside of any function. */
	MACHINE(Place.Kind.VMM),
	/** A device in user space wants an interrupt. */
	DEVICE_RAISES(Kind.DEVICE, Place.Kind.DEVICE, "level"),

	/** A work queue's thread takes what waits longest. */
	PROCESS_ONE_WORK(Place.Kind.IRQFD),
	IOAPIC_PROCESS_ONE_WORK(Place.Kind.IOAPIC),
	KTHREAD_WORKER_FN(Place.Kind.PIT),
	VCPU_RUN(Place.Kind.VCPU),
	NOTIFICATION_VECTOR(Kind.HARDWARE, Place.Kind.VCPU),

	EVENTFD_SIGNAL(Place.Kind.EVENTFD, "n"),
	IRQFD_WAKEUP(Place.Kind.IRQFD, "gsi"),
	KVM_ARCH_SET_IRQ_INATOMIC(Place.Kind.ROUTING, "gsi", "type"),
	IRQFD_INJECT(Place.Kind.IRQFD, "gsi"),
	IRQFD_RESAMPLER_ACK(Place.Kind.ROUTING, "gsi"),
	IRQFD_SHUTDOWN(Place.Kind.IRQFD, "gsi"),
	KVM_IRQFD(Place.Kind.EVENTFD, "gsi", "flags"),
	VFIO_MSIHANDLER(Place.Kind.EVENTFD, "irq"),
	KVM_PI_UPDATE_IRTE(Place.Kind.IRQFD, "gsi", "irq"),

	KVM_VM_IOCTL_IRQ_LINE(Place.Kind.VMM, "gsi", "level"),
	KVM_SEND_USERSPACE_MSI(Place.Kind.VMM, "vector", "address"),
	KVM_SET_IRQ_ROUTING(Place.Kind.VMM, "nr"),
	KVM_SET_IRQ(Place.Kind.ROUTING, "gsi", "level"),
	KVM_SET_MSI(Place.Kind.APIC_BUS, "vector", "level"),
	KVM_NOTIFY_ACKED_IRQ(Place.Kind.ROUTING, "pin", "irqchip"),

	KVM_PIC_SET_IRQ(Place.Kind.PIC, "pin", "level"),
	PIC_UPDATE_IRQ(Place.Kind.PIC, "output"),
	KVM_PIC_READ_IRQ(Place.Kind.PIC),
	PIC_IOPORT_WRITE(Place.Kind.PIC, "port", "value"),
	PIC_IOPORT_READ(Place.Kind.PIC, "port"),
	ELCR_IOPORT_WRITE(Place.Kind.PIC, "value"),

	KVM_IOAPIC_SET_IRQ(Place.Kind.IOAPIC, "pin", "level"),
	IOAPIC_SET_IRQ(Place.Kind.IOAPIC, "pin", "level"),
	IOAPIC_SERVICE(Place.Kind.IOAPIC, "pin", "vector"),
	IOAPIC_WRITE_INDIRECT(Place.Kind.IOAPIC, "register", "value"),
	KVM_IOAPIC_UPDATE_EOI(Place.Kind.IOAPIC, "vector", "vcpu"),
	KVM_IOAPIC_UPDATE_EOI_ONE(Place.Kind.IOAPIC, "pin", "level"),
	KVM_IOAPIC_EOI_INJECT_WORK(Place.Kind.IOAPIC),

	KVM_IRQ_DELIVERY_TO_APIC(Place.Kind.APIC_BUS, "vector", "dest"),
	APIC_ACCEPT_IRQ(Place.Kind.LAPIC, "vector", "mode"),
	VMX_DELIVER_INTERRUPT(Place.Kind.LAPIC, "vector"),
	SVM_DELIVER_INTERRUPT(Place.Kind.LAPIC, "vector"),
	VMX_DELIVER_POSTED_INTERRUPT(Place.Kind.LAPIC, "vector"),
	KVM_APIC_ACK_INTERRUPT(Place.Kind.LAPIC, "vector"),
	APIC_SET_EOI(Place.Kind.LAPIC, "vector"),
	KVM_APIC_SET_EOI_ACCELERATED(Place.Kind.LAPIC, "vector"),
	VCPU_SCAN_IOAPIC(Place.Kind.LAPIC),
	KVM_LAPIC_REG_WRITE(Place.Kind.LAPIC, "register", "value"),
	KVM_X2APIC_ICR_WRITE(Place.Kind.LAPIC, "vector", "value"),
	KVM_APIC_SEND_IPI(Place.Kind.LAPIC, "vector", "dest"),
	KVM_EMULATE_HYPERCALL(Place.Kind.VCPU, "nr", "a0"),
	KVM_PV_SEND_IPI(Place.Kind.APIC_BUS, "vector", "min"),
	KVM_LAPIC_RESET(Place.Kind.LAPIC, "init"),
	KVM_APIC_SET_STATE(Place.Kind.LAPIC),
	APIC_TIMER_FN(Place.Kind.LAPIC, "vector"),

	KVM_VCPU_KICK(Place.Kind.VCPU),
	ENTER_SMM(Place.Kind.VCPU, "rip"),
	EMULATOR_LEAVE_SMM(Place.Kind.VCPU),
	KVM_EMULATE_HALT(Place.Kind.VCPU),
	PI_WAKEUP_HANDLER(Place.Kind.VCPU),
	VCPU_ENTER_GUEST(Place.Kind.VCPU, "requests"),
	KVM_CHECK_AND_INJECT_EVENTS(Place.Kind.VCPU, "IF"),
	KVM_CPU_GET_INTERRUPT(Place.Kind.VCPU),
	VMX_INJECT_IRQ(Place.Kind.VCPU, "vector", "reinjected"),
	SVM_INJECT_IRQ(Place.Kind.VCPU, "vector", "reinjected"),
	VMX_COMPLETE_INTERRUPTS(Place.Kind.VCPU, "vector"),

	KVM_IO_BUS_WRITE(Place.Kind.IO_BUS, "address", "len"),
	KVM_IO_BUS_WRITE_COOKIE(Place.Kind.IO_BUS, "address", "cookie"),
	KVM_IO_BUS_READ(Place.Kind.IO_BUS, "address", "len"),
	IOEVENTFD_WRITE(Place.Kind.IOEVENTFD, "address", "value"),
	KVM_FAST_PIO(Place.Kind.VCPU, "port", "value"),
	EMULATOR_PIO_IN_OUT(Place.Kind.VCPU, "port", "count"),
	EMULATOR_READ_WRITE(Place.Kind.VCPU, "address", "value"),
	HANDLE_EPT_MISCONFIG(Place.Kind.VCPU, "address"),
	KVM_SET_IRQCHIP(Place.Kind.VMM, "chip"),

	PIT_TIMER_FN(Place.Kind.PIT, "gsi"),
	PIT_DO_WORK(Place.Kind.PIT, "gsi"),

	GUEST_HLT(Kind.GUEST, Place.Kind.GUEST, "IF"),
	GUEST_SMI(Kind.GUEST, Place.Kind.GUEST),
	GUEST_VECTOR(Kind.GUEST, Place.Kind.GUEST, "vector"),
	GUEST_OUT(Kind.GUEST, Place.Kind.GUEST, "port", "value"),
	GUEST_IN(Kind.GUEST, Place.Kind.GUEST, "port"),
	GUEST_WRITE(Kind.GUEST, Place.Kind.GUEST, "address", "value"),
	GUEST_READ(Kind.GUEST, Place.Kind.GUEST, "address"),
	GUEST_WRMSR(Kind.GUEST, Place.Kind.GUEST, "msr", "value"),
	GUEST_VMCALL(Kind.GUEST, Place.Kind.GUEST, "nr", "a0"),
	GUEST_RDMSR(Kind.GUEST, Place.Kind.GUEST, "msr"),
	INTERRUPT_POSTING(Kind.HARDWARE, Place.Kind.LAPIC, "vector"),
	POSTED_INTERRUPT_PROCESSING(Kind.HARDWARE, Place.Kind.LAPIC),
	VIRTUAL_INTERRUPT_DELIVERY(Kind.HARDWARE, Place.Kind.LAPIC, "vector"),
	VIRTUAL_EOI(Kind.HARDWARE, Place.Kind.LAPIC, "vector");

	/** Whose step it is. */
	public enum Kind {
		KERNEL, GUEST, HARDWARE, DEVICE
	}

	private static final Site[] ALL = values();
	private final Kind kind;
	private final Place.Kind place;
	private final List<String> arguments;
	private final String key = "site." + name().toLowerCase(Locale.ROOT);

	Site(Place.Kind place, String... arguments) {
		this(Kind.KERNEL, place, arguments);
	}

	Site(Kind kind, Place.Kind place, String... arguments) {
		this.kind = kind;
		this.place = place;
		this.arguments = List.of(arguments);
	}

	public Kind kind() {
		return kind;
	}

	/** The function's name in the kernel, or the name of the step. */
	public String functionName() {
		return switch (this) {
		case APIC_ACCEPT_IRQ -> "__apic_accept_irq";
		case IOAPIC_PROCESS_ONE_WORK -> PROCESS_ONE_WORK.functionName();
		default -> name().toLowerCase(Locale.ROOT);
		};
	}

	/** The file of the function in the tree of Linux 6.18; empty for steps that are not the kernel's. */
	public String file() {
		return SiteFile.of(this);
	}

	/** The names of the hop's arguments; at most two. */
	public List<String> arguments() {
		return arguments;
	}

	/** The key of the sentence that says what the function is for. */
	String key() {
		return key;
	}

	/** The key of the sentence for what the function does after a call that it made; not every site has one. */
	String afterKey() {
		return "after." + name().toLowerCase(Locale.ROOT);
	}

	Place place(int index) {
		return new Place(place, index);
	}

	static Site of(int ordinal) {
		return ALL[ordinal];
	}
}
