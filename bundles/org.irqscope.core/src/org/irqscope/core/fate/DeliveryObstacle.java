package org.irqscope.core.fate;

import java.util.Locale;

import org.irqscope.core.Texts;

/**
 * What can keep an interrupt from its handler, from its source to the processor, with the function of the kernel and
 * the section of the manual that say so. Immutable, for any thread.
 */
public enum DeliveryObstacle {
	NO_CONSUMER("eventfd_signal_mask", "fs/eventfd.c", "eventfd(2)"),
	MASKED_MSIX("pci_msi_mask", "drivers/pci/msi/msi.c", "PCI Express Base 6.0, 7.7.2 MSI-X: Vector Control"),
	BUS_MASTER_OFF("pci_set_master", "drivers/pci/pci.c", "PCI Local Bus 3.0, 6.2.2 Device Control: Bus Master"),
	PIN_DISABLED("pci_intx", "drivers/pci/pci.c", "PCI Local Bus 3.0, 6.2.2 Device Control: Interrupt Disable"),
	DRIVER_WANTS_NO_INTERRUPT("virtqueue_disable_cb_split", "drivers/virtio/virtio_ring.c",
			"Virtio 1.2, 2.7.7 Used Buffer Notification Suppression"),
	USED_EVENT_NOT_PASSED("vring_need_event", "include/uapi/linux/virtio_ring.h",
			"Virtio 1.2, 2.7.7 Used Buffer Notification Suppression"),
	MASKED_LVT("kvm_apic_local_deliver", "arch/x86/kvm/lapic.c", "SDM 3A 12.5.1 Local Vector Table"),
	NO_ROUTE("kvm_set_irq", "virt/kvm/irqchip.c", "KVM API 4.52 KVM_SET_GSI_ROUTING"),
	ROUTE_INACTIVE("kvm_set_irq", "virt/kvm/irqchip.c", "KVM API 4.52 KVM_SET_GSI_ROUTING"),
	POLARITY("kvm_ioapic_set_irq", "arch/x86/kvm/ioapic.c", "KVM API 7: KVM_CAP_IOAPIC_POLARITY_IGNORED"),
	MASKED_RTE("ioapic_service", "arch/x86/kvm/ioapic.c", "82093AA 3.2.4 I/O Redirection Table: Interrupt Mask"),
	MASKED_IMR("pic_get_irq", "arch/x86/kvm/i8259.c", "8259A: Operation Control Word 1"),
	REMOTE_IRR("ioapic_service", "arch/x86/kvm/ioapic.c", "82093AA 3.2.4 I/O Redirection Table: Remote IRR"),
	RESAMPLER_WAITS("irqfd_resampler_ack", "virt/kvm/eventfd.c", "KVM API 4.75 KVM_IRQFD: KVM_IRQFD_FLAG_RESAMPLE"),
	EDGE_COALESCED("ioapic_set_irq", "arch/x86/kvm/ioapic.c", "82093AA 3.2.4 I/O Redirection Table: Trigger Mode"),
	TRIGGER_MISMATCH("ioapic_set_irq", "arch/x86/kvm/ioapic.c",
			"82093AA 3.2.4 I/O Redirection Table: Trigger Mode"),
	PIC_TRIGGER_MISMATCH("pic_set_irq1", "arch/x86/kvm/i8259.c", "82371AB 8.2: ELCR, Edge/Level Control Registers"),
	NO_DESTINATION("kvm_irq_delivery_to_apic", "arch/x86/kvm/irq.c", "SDM 3A 12.6.2 Determining IPI Destination"),
	DELIVERY_MODE("__apic_accept_irq", "arch/x86/kvm/lapic.c", "SDM 3A 12.11.2 Message Data Register Format"),
	LAPIC_HARDWARE_DISABLED("kvm_apic_hw_enabled", "arch/x86/kvm/lapic.h",
			"SDM 3A 12.4.3 Enabling or Disabling the Local APIC"),
	LAPIC_SOFTWARE_DISABLED("__apic_accept_irq", "arch/x86/kvm/lapic.c",
			"SDM 3A 12.9 Spurious Interrupt; 12.4.7.2 Local APIC State After It Has Been Software Disabled"),
	EXTINT_NOT_THROUGH_LINT0("kvm_apic_accept_pic_intr", "arch/x86/kvm/lapic.c",
			"SDM 3A 12.5.1 Local Vector Table: ExtINT"),
	VECTOR_BELOW_16("apic_has_interrupt_for_ppr", "arch/x86/kvm/lapic.c", "SDM 3A 12.5.2 Valid Interrupt Vectors"),
	NOTIFICATION_SUPPRESSED("vmx_vcpu_pi_put", "arch/x86/kvm/vmx/posted_intr.c",
			"VT-d 5.2.3 Interrupt-Posting Hardware Operation; 9.11 Posted Interrupt Descriptor: SN"),
	NOTIFICATION_OUTSTANDING("vmx_deliver_posted_interrupt", "arch/x86/kvm/vmx/vmx.c",
			"SDM 3C 31.6 Posted-Interrupt Processing: outstanding notification"),
	PRIORITY("__apic_update_ppr", "arch/x86/kvm/lapic.c", "SDM 3A 12.8.3.1 Task and Processor Priorities"),
	NOT_STARTED("kvm_apic_accept_events", "arch/x86/kvm/lapic.c", "SDM 3A 9.4 Multiple-Processor Initialization"),
	HALTED("kvm_vcpu_has_events", "arch/x86/kvm/x86.c", "SDM 2A HLT"),
	INTERRUPTS_OFF("vmx_interrupt_blocked", "arch/x86/kvm/vmx/vmx.c",
			"SDM 3A 7.8.1 Masking Maskable Hardware Interrupts"),
	INTERRUPT_SHADOW("vmx_interrupt_blocked", "arch/x86/kvm/vmx/vmx.c",
			"SDM 3C 26.4.2 Guest Non-Register State: blocking by STI, blocking by MOV SS"),
	NMI_BLOCKED("vmx_nmi_blocked", "arch/x86/kvm/vmx/vmx.c", "SDM 3A 7.7.1 Handling Multiple NMIs"),
	DEBUGGER("kvm_check_and_inject_events", "arch/x86/kvm/x86.c", "KVM API 4.87 KVM_SET_GUEST_DEBUG"),
	PLIC_NOT_ENABLED("plic__irq_trig", "kvmtool riscv/plic.c", "PLIC 1.0.0: Interrupt Enables"),
	PLIC_CLAIMED("__plic_context_irq_update", "kvmtool riscv/plic.c", "PLIC 1.0.0: Interrupt Completion"),
	APLIC_SOURCE_INACTIVE("kvm_riscv_aia_aplic_inject", "arch/riscv/kvm/aia_aplic.c",
			"AIA 4.5.2 Source configurations (sourcecfg)"),
	APLIC_NO_EDGE("kvm_riscv_aia_aplic_inject", "arch/riscv/kvm/aia_aplic.c",
			"AIA 4.7 Precise effects on interrupt-pending bits"),
	APLIC_SOURCE_DISABLED("kvm_riscv_aia_aplic_inject", "arch/riscv/kvm/aia_aplic.c",
			"AIA 4.5.9 Set interrupt-enable bits (setie)"),
	APLIC_DOMAIN_DISABLED("kvm_riscv_aia_aplic_inject", "arch/riscv/kvm/aia_aplic.c",
			"AIA 4.5.1 Domain configuration (domaincfg): IE"),
	APLIC_MESSAGE_DROPPED("kvm_riscv_aia_inject_msi_by_id", "arch/riscv/kvm/aia_device.c",
			"AIA 4.5.16 Interrupt targets (target)"),
	MESSAGE_FOR_NO_HART("kvm_riscv_aia_inject_msi", "arch/riscv/kvm/aia_device.c",
			"AIA 3.6 Arrangement of the memory regions of multiple interrupt files"),
	EIE_CLEAR("imsic_mrif_topei", "arch/riscv/kvm/aia_imsic.c", "AIA 3.8.4 External interrupt-enable registers"),
	EITHRESHOLD_HIDES("imsic_mrif_topei", "arch/riscv/kvm/aia_imsic.c",
			"AIA 3.8.2 External interrupt enable threshold (eithreshold)"),
	EIDELIVERY_OFF("imsic_swfile_extirq_update", "arch/riscv/kvm/aia_imsic.c",
			"AIA 3.8.1 External interrupt delivery enable (eidelivery)"),
	SIE_BIT_CLEAR("kvm_riscv_vcpu_has_interrupts", "arch/riscv/kvm/vcpu.c",
			"Privileged 12.1.3 Supervisor Interrupt Registers (sip and sie)"),
	SSTATUS_SIE_CLEAR("kvm_riscv_vcpu_enter_exit", "arch/riscv/kvm/vcpu.c",
			"Privileged 12.1.1 Supervisor Status Register (sstatus): SIE"),
	HART_STOPPED("kvm_riscv_check_vcpu_requests", "arch/riscv/kvm/vcpu.c", "SBI 9 Hart State Management Extension"),
	TASK_WAITS("queue_work", "kernel/workqueue.c", "Linux core-api/workqueue.rst: Concurrency Managed Workqueue"),
	NOTHING_RAISED("", "", "");

	private final String function;
	private final String file;
	private final String manual;

	DeliveryObstacle(String function, String file, String manual) {
		this.function = function;
		this.file = file;
		this.manual = manual;
	}

	/** The function of Linux 6.18 that decides; empty where none does. */
	public String function() {
		return function;
	}

	/** The file of the function. */
	public String file() {
		return file;
	}

	/** The manual, with the section; empty where none says anything. */
	public String manual() {
		return manual;
	}

	/** The name by which programs and scripts know it. */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** What stands in the way, in one sentence of the user's language. */
	public String text(Object... values) {
		return Texts.of("obstacle." + word(), values);
	}
}
