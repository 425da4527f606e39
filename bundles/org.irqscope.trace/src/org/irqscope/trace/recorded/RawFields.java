package org.irqscope.trace.recorded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.text.CNumber;

/**
 * The fields of a tracepoint as they stand in the buffer, {@code gsi=0xa level=1}: what trace-cmd prints when it is
 * asked to, or cannot do better. Immutable, for any thread.
 */
final class RawFields {
	private static final Pattern FAILED = Pattern.compile("\\[FAILED TO PARSE\\]\\s*");
	private static final Pattern FIELD = Pattern.compile("(\\w+)=(-?\\d{1,20}|0x[0-9a-fA-F]{1,16})(?:\\s+|$)");

	private final Map<String, Long> values = new HashMap<>();

	/** The text that the kernel would have printed; nothing when the text is no list of fields, or one lacks. */
	static Optional<String> printed(String event, String text) {
		if (text.indexOf('=') < 0)
			return Optional.empty();
		RawFields fields = new RawFields();
		Matcher failed = FAILED.matcher(text);
		Matcher field = FIELD.matcher(text);
		int at = failed.lookingAt() ? failed.end() : 0;
		while (field.find(at) && field.start() == at) {
			// A number of more than 64 bits no kernel prints.
			OptionalLong value = CNumber.read(field.group(2));
			if (value.isEmpty())
				return Optional.empty();
			fields.values.put(field.group(1), value.getAsLong());
			at = field.end();
			if (at == text.length())
				break;
		}
		return fields.values.isEmpty() ? Optional.empty() : fields.text(event);
	}

	private Optional<String> text(String event) {
		return switch (event) {
		case "kvm_set_irq" -> text(KvmTracepoint.KVM_SET_IRQ, "gsi", "level", "irq_source_id");
		case "kvm_ack_irq" -> text(KvmTracepoint.KVM_ACK_IRQ, "irqchip", "pin");
		case "kvm_ioapic_set_irq" -> text(X86Tracepoint.KVM_IOAPIC_SET_IRQ, "e", "pin", "coalesced");
		case "kvm_ioapic_delayed_eoi_inj" -> text(X86Tracepoint.KVM_IOAPIC_DELAYED_EOI_INJ, "e");
		case "kvm_msi_set_irq" -> text(X86Tracepoint.KVM_MSI_SET_IRQ, "address", "data");
		case "kvm_apic_accept_irq" -> text(X86Tracepoint.KVM_APIC_ACCEPT_IRQ, "apicid", "dm", "tm", "vec");
		case "kvm_apicv_accept_irq" -> text(X86Tracepoint.KVM_APICV_ACCEPT_IRQ, "apicid", "dm", "tm", "vec");
		case "kvm_apic_ipi" -> text(X86Tracepoint.KVM_APIC_IPI, "icr_low", "dest_id");
		case "kvm_eoi" -> text(X86Tracepoint.KVM_EOI, "apicid", "vector");
		case "kvm_pv_eoi" -> text(X86Tracepoint.KVM_PV_EOI, "apicid", "vector");
		case "kvm_pic_set_irq" -> pic();
		case "kvm_inj_virq" -> injected();
		default -> Optional.empty();
		};
	}

	private Optional<String> text(Tracepoint tracepoint, String... names) {
		long[] arguments = new long[4];
		for (int at = 0; at < names.length; at++)
			if (values.containsKey(names[at]))
				arguments[at] = values.get(names[at]);
			else
				return Optional.empty();
		return Optional.of(tracepoint.text(arguments[0], arguments[1], arguments[2], arguments[3]));
	}

	private Optional<String> pic() {
		if (!values.keySet().containsAll(List.of("chip", "pin", "elcr", "imr")))
			return Optional.empty();
		return Optional.of(X86Tracepoint.KVM_PIC_SET_IRQ.text(values.get("chip"), values.get("pin"),
				values.get("elcr") << 8 | values.get("imr"), values.getOrDefault("coalesced", 0L)));
	}

	/** Old kernels call the vector irq. */
	private Optional<String> injected() {
		Optional<Long> vector = Optional.ofNullable(values.getOrDefault("vec", values.get("irq")));
		boolean soft = values.getOrDefault("soft", 0L) != 0;
		return vector
				.map(one -> X86Tracepoint.KVM_INJ_VIRQ.text(one, values.getOrDefault("reinjected", 0L), 0, 0))
				.map(text -> soft ? text.replace("IRQ", "Soft/INTn") : text);
	}
}
