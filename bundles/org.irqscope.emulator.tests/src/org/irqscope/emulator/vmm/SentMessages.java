package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmSite;

/** The messages that a walk has sent with {@code KVM_SIGNAL_MSI}. For any thread. */
public final class SentMessages {
	private SentMessages() {
	}

	/** Address and data of each, in hex. */
	public static List<String> of(List<Hop> hops) {
		return hops.stream().filter(hop -> hop.site() == KvmSite.KVM_SEND_USERSPACE_MSI && !hop.continued())
				.map(hop -> Long.toHexString(hop.arguments().get(1)) + " " + Long.toHexString(hop.arguments().get(0)))
				.toList();
	}
}
