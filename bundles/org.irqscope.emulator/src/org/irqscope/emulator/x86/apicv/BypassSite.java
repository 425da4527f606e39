package org.irqscope.emulator.x86.apicv;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.kvm.KvmPlace;

/** The functions of x86 that join an irqfd with a device, and write the entry of the interrupt remapping table. */
public enum BypassSite implements Site {
	KVM_ARCH_IRQ_BYPASS_ADD_PRODUCER(File.IRQ, "7.2"),
	KVM_ARCH_IRQ_BYPASS_DEL_PRODUCER(File.IRQ, "7.4"),
	KVM_ARCH_UPDATE_IRQFD_ROUTING(File.IRQ, "7.4"),
	VMX_PI_UPDATE_IRTE(File.POSTED, "7.5"),
	AVIC_PI_UPDATE_IRTE(File.AVIC, "7.5");

	/** Where the functions are written in the tree of Linux 6.18. */
	private interface File {
		String IRQ = "arch/x86/kvm/irq.c";
		String POSTED = "arch/x86/kvm/vmx/posted_intr.c";
		String AVIC = "arch/x86/kvm/svm/avic.c";
	}

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 168;

	private final Description description;

	BypassSite(String file, String section) {
		description = Description.kernel(name(), file, section, KvmPlace.IRQFD, Arguments.GSI, "irq");
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
