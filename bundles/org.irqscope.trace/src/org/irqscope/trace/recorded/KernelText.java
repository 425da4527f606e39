package org.irqscope.trace.recorded;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the texts of tracepoints changed from kernel to kernel. */
final class KernelText {
	/** Old kernels print the vector in decimal, and not whether it was injected again or by software. */
	private static final Pattern OLD_INJ_VIRQ = Pattern.compile("irq (\\d{1,3})");
	private static final Pattern NEW_INJ_VIRQ = Pattern
			.compile("(?:IRQ|Soft/INTn) (0x[0-9a-f]+)(?: \\[reinjected\\])?");
	/** 6.18 does not print the descriptor of a posted interrupt any more. */
	private static final String DESCRIPTOR = ", pi_desc_addr: 0x[0-9a-f]+$";
	/** Before AMD's hosts could post too. */
	private static final String VT_D = "VT-d ";
	/** 6.18 prints these at an entry, and the requests at an exit. */
	private static final Pattern ENTRY_INFO = Pattern.compile(" intr_info 0x[0-9a-f]+ error_code 0x[0-9a-f]+");
	private static final Pattern REQUESTS = Pattern.compile(" requests 0x[0-9a-f]+$");

	private static final Pattern HEX_VECTOR = Pattern.compile("(?<= vec )([0-9a-f]?[a-f]|[a-f][0-9a-f])(?= )"),
			ANY_VECTOR = Pattern.compile("(?<= vec )([0-9a-f]{1,2})(?= )");

	private static final Pattern OLD_DESTINATION = Pattern.compile("^dst (\\d{1,3})(?= )");

	private KernelText() {
	}

	/**
	 * The text as 6.18 prints it, without remarks; raw fields too.
	 *
	 * @param hexadecimal true for a kernel that prints all vectors of messages so
	 */
	static String modern(String event, String text, boolean hexadecimal) {
		return RawFields.printed(event, text)
				.orElseGet(() -> reworded(event, EventForm.printed(event, text), hexadecimal));
	}

	private static String reworded(String event, String text, boolean hexadecimal) {
		return switch (event) {
		case "kvm_ioapic_set_irq", "kvm_ioapic_delayed_eoi_inj" -> text.replace(" vec=", " vec ");
		case "kvm_inj_virq" -> {
			Matcher old = OLD_INJ_VIRQ.matcher(text);
			yield old.matches() ? "IRQ 0x" + Integer.toHexString(Integer.parseInt(old.group(1))) : text;
		}
		case "kvm_msi_set_irq" -> decimal(text, hexadecimal ? ANY_VECTOR : HEX_VECTOR);
		case "kvm_pi_irte_update" -> text.substring(text.startsWith(VT_D) ? VT_D.length() : 0)
				.replaceFirst(DESCRIPTOR, "");
		default -> text;
		};
	}

	/** Old kernels print the vector of a message in hexadecimal; where a letter shows that, it is known. */
	private static String decimal(String text, Pattern hexadecimal) {
		Matcher vector = hexadecimal.matcher(text);
		return vector.find() ? destination(text.substring(0, vector.start(1))) + Integer.parseInt(vector.group(1), 16)
				+ text.substring(vector.end(1)) : text;
	}

	/** The kernels that print the vector so print the destination in decimal. */
	private static String destination(String beginning) {
		return OLD_DESTINATION.matcher(beginning)
				.replaceFirst(old -> "dst " + Integer.toHexString(Integer.parseInt(old.group(1))));
	}

	/** True for a text that has changed since. */
	static boolean isOld(String event, String text) {
		return event.equals("kvm_inj_virq") && OLD_INJ_VIRQ.matcher(text).matches()
				|| event.startsWith("kvm_ioapic_") && text.contains(" vec=")
				|| event.equals("kvm_msi_set_irq") && HEX_VECTOR.matcher(text).find();
	}

	/** Old kernels kept the trigger mode of an accepted message in 8 bits, which lose that it is a level. */
	static String narrow(String event, String text) {
		return event.equals("kvm_apic_accept_irq") ? text.replace("|level)", "|edge)") : text;
	}

	/** @param modern the text as 6.18 prints it */
	static boolean same(String event, String text, String modern, String text618) {
		return modern.equals(text618) || switch (event) {
		case "kvm_inj_virq" -> !modern.equals(text) && modern.equals(onlyVector(text618));
		case "kvm_entry" -> text.equals(ENTRY_INFO.matcher(text618).replaceFirst(""));
		case "kvm_exit" -> text.equals(REQUESTS.matcher(text618).replaceFirst(""));
		default -> false;
		};
	}

	private static String onlyVector(String text618) {
		Matcher matcher = NEW_INJ_VIRQ.matcher(text618);
		return matcher.matches() ? "IRQ " + matcher.group(1) : text618;
	}
}
