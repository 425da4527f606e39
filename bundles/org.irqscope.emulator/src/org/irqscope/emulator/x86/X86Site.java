package org.irqscope.emulator.x86;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;

/** The functions of the x86 part of KVM, and the steps of its guest and its interrupt hardware. */
public enum X86Site implements Site {
	VCPU_RUN(File.X86, "5.14", KvmPlace.VCPU),
	NOTIFICATION_VECTOR(Kind.HARDWARE, "8.3", KvmPlace.VCPU),
	KVM_ARCH_SET_IRQ_INATOMIC(File.IRQ, "2.10", KvmPlace.ROUTING, Arguments.GSI, "type"),
	KVM_PI_UPDATE_IRTE(File.IRQ, "7.3", KvmPlace.IRQFD, Arguments.GSI, "irq"),
	KVM_VM_IOCTL_IRQ_LINE(File.IRQ, "2.8", MachinePlace.VMM, Arguments.GSI, "level"),
	KVM_SET_MSI(File.IRQ, "2.9", X86Place.APIC_BUS, Arguments.VECTOR, "level"),
	VMX_DELIVER_INTERRUPT(File.VMX, "8.3", X86Place.LAPIC, Arguments.VECTOR),
	SVM_DELIVER_INTERRUPT(File.SVM, "8.6", X86Place.LAPIC, Arguments.VECTOR),
	VMX_DELIVER_POSTED_INTERRUPT(File.VMX, "8.3", X86Place.LAPIC, Arguments.VECTOR),
	VCPU_SCAN_IOAPIC(File.X86, "5.9", X86Place.LAPIC),
	KVM_EMULATE_HYPERCALL(File.X86, "5.10", KvmPlace.VCPU, "nr", "a0"),
	ENTER_SMM(File.SMM, "5.13", KvmPlace.VCPU, "rip"),
	EMULATOR_LEAVE_SMM(File.SMM, "5.13", KvmPlace.VCPU),
	KVM_EMULATE_HALT(File.X86, "5.14", KvmPlace.VCPU),
	PI_WAKEUP_HANDLER(File.POSTED, "8.5", KvmPlace.VCPU),
	VCPU_ENTER_GUEST(File.X86, "5.7", KvmPlace.VCPU, "requests"),
	KVM_CHECK_AND_INJECT_EVENTS(File.X86, "5.7", KvmPlace.VCPU, "IF"),
	KVM_CPU_GET_INTERRUPT(File.IRQ, "5.7", KvmPlace.VCPU),
	VMX_INJECT_IRQ(File.VMX, "5.7", KvmPlace.VCPU, Arguments.VECTOR, "reinjected"),
	SVM_INJECT_IRQ(File.SVM, "5.7", KvmPlace.VCPU, Arguments.VECTOR, "reinjected"),
	VMX_COMPLETE_INTERRUPTS(File.VMX, "5.7", KvmPlace.VCPU, Arguments.VECTOR),
	KVM_FAST_PIO(File.X86, "1.7", KvmPlace.VCPU, "port", "value"),
	EMULATOR_PIO_IN_OUT(File.X86, "1.7", KvmPlace.VCPU, "port", "count"),
	EMULATOR_READ_WRITE(File.X86, "1.6", KvmPlace.VCPU, "address", "value"),
	HANDLE_EPT_MISCONFIG(File.VMX, "1.6", KvmPlace.VCPU, "address"),
	KVM_SET_IRQCHIP(File.IRQ, "13", MachinePlace.VMM, "chip"),
	GUEST_HLT(Kind.GUEST, "", KvmPlace.GUEST, "IF"),
	GUEST_SMI(Kind.GUEST, "", KvmPlace.GUEST),
	GUEST_VECTOR(Kind.GUEST, "", KvmPlace.GUEST, Arguments.VECTOR),
	GUEST_OUT(Kind.GUEST, "", KvmPlace.GUEST, "port", "value"),
	GUEST_IN(Kind.GUEST, "", KvmPlace.GUEST, "port"),
	GUEST_WRITE(Kind.GUEST, "", KvmPlace.GUEST, "address", "value"),
	GUEST_READ(Kind.GUEST, "", KvmPlace.GUEST, "address"),
	GUEST_WRMSR(Kind.GUEST, "", KvmPlace.GUEST, "msr", "value"),
	GUEST_VMCALL(Kind.GUEST, "", KvmPlace.GUEST, "nr", "a0"),
	GUEST_RDMSR(Kind.GUEST, "", KvmPlace.GUEST, "msr"),
	INTERRUPT_POSTING(Kind.HARDWARE, "7.6", X86Place.LAPIC, Arguments.VECTOR),
	POSTED_INTERRUPT_PROCESSING(Kind.HARDWARE, "8.4", X86Place.LAPIC),
	VIRTUAL_INTERRUPT_DELIVERY(Kind.HARDWARE, "8.4", X86Place.LAPIC, Arguments.VECTOR),
	VIRTUAL_EOI(Kind.HARDWARE, "8.4", X86Place.LAPIC, Arguments.VECTOR),
	GUEST_INSTRUCTION(Kind.GUEST, "5.7", KvmPlace.GUEST),
	VMX_VCPU_PI_LOAD(File.POSTED, "8.5", KvmPlace.VCPU),
	KVM_HV_SYNIC_SET_IRQ(File.HYPERV, "2.3", KvmPlace.ROUTING, Arguments.GSI, "level"),
	EVTCHN_SET_FN(File.XEN, "2.3", KvmPlace.ROUTING, Arguments.GSI, "level"),
	KVM_SET_CR8(File.X86, "5.6", KvmPlace.VCPU, "cr8");

	/** Where the functions are written in the tree of Linux 6.18. */
	private interface File {
		String X86 = "arch/x86/kvm/x86.c";
		String IRQ = "arch/x86/kvm/irq.c";
		String SMM = "arch/x86/kvm/smm.c";
		String VMX = "arch/x86/kvm/vmx/vmx.c";
		String POSTED = "arch/x86/kvm/vmx/posted_intr.c";
		String HYPERV = "arch/x86/kvm/hyperv.c";
		String XEN = "arch/x86/kvm/xen.c";
		String SVM = "arch/x86/kvm/svm/svm.c";
	}

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 64;

	private final Description description;

	X86Site(String file, String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), file, section, place, arguments);
	}

	X86Site(String function, String file, String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), file, section, place, arguments).named(function);
	}

	X86Site(Kind kind, String section, Place.Kind place, String... arguments) {
		description = Description.step(name(), kind, section, place, arguments);
	}

	@Override
	public int number() {
		return FIRST + ordinal();
	}

	@Override
	public Description description() {
		return description;
	}
}
