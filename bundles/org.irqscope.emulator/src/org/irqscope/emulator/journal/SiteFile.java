package org.irqscope.emulator.journal;

/** Where in the kernel's tree the function of a site is written, so that a reader can open it beside the walk. */
final class SiteFile {
	private static final String KVM = "virt/kvm/", X86 = "arch/x86/kvm/";

	private SiteFile() {
	}

	/** The path in Linux 6.18, or nothing where the step is not the kernel's. */
	static String of(Site site) {
		if (site.kind() != Site.Kind.KERNEL)
			return "";
		return switch (site) {
		case MACHINE -> "";
		case PROCESS_ONE_WORK, IOAPIC_PROCESS_ONE_WORK -> "kernel/workqueue.c";
		case KTHREAD_WORKER_FN -> "kernel/kthread.c";
		case EVENTFD_SIGNAL -> "fs/eventfd.c";
		case VFIO_MSIHANDLER -> "drivers/vfio/pci/vfio_pci_intrs.c";
		case PI_WAKEUP_HANDLER -> X86 + "vmx/posted_intr.c";
		case IRQFD_WAKEUP, IRQFD_INJECT, IRQFD_RESAMPLER_ACK, IRQFD_SHUTDOWN, KVM_IRQFD, IOEVENTFD_WRITE,
				KVM_NOTIFY_ACKED_IRQ -> KVM + "eventfd.c";
		case KVM_SEND_USERSPACE_MSI, KVM_SET_IRQ_ROUTING, KVM_SET_IRQ -> KVM + "irqchip.c";
		case KVM_VCPU_KICK, KVM_IO_BUS_WRITE, KVM_IO_BUS_WRITE_COOKIE, KVM_IO_BUS_READ -> KVM + "kvm_main.c";
		case KVM_ARCH_SET_IRQ_INATOMIC, KVM_VM_IOCTL_IRQ_LINE, KVM_SET_MSI, KVM_CPU_GET_INTERRUPT, KVM_PI_UPDATE_IRTE,
				KVM_SET_IRQCHIP -> X86 + "irq.c";
		case PIT_TIMER_FN, PIT_DO_WORK -> X86 + "i8254.c";
		case VMX_DELIVER_INTERRUPT, VMX_DELIVER_POSTED_INTERRUPT, VMX_INJECT_IRQ, VMX_COMPLETE_INTERRUPTS,
				HANDLE_EPT_MISCONFIG -> X86 + "vmx/vmx.c";
		case SVM_DELIVER_INTERRUPT, SVM_INJECT_IRQ -> X86 + "svm/svm.c";
		case ENTER_SMM, EMULATOR_LEAVE_SMM -> X86 + "smm.c";
		case VCPU_SCAN_IOAPIC -> X86 + "x86.c";
		default -> X86 + byPlace(site);
		};
	}

	private static String byPlace(Site site) {
		return switch (site.place(Place.ONLY).kind()) {
		case PIC -> "i8259.c";
		case IOAPIC -> "ioapic.c";
		case LAPIC, APIC_BUS -> "lapic.c";
		default -> "x86.c";
		};
	}
}
