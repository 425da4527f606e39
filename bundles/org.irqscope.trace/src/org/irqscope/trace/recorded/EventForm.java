package org.irqscope.trace.recorded;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which kernels have printed the tracepoints of kvm, so that the end of a text is known: what somebody
 * wrote behind it is none of it, and what was wrapped can be put together. Keeps no state, for any thread.
 */
public final class EventForm {
	private static final String NUMBER = "-?\\w+", MODES = " \\([^() ]*\\)", COALESCED = "(?: \\(coalesced\\))?";
	private static final String ENTRY = "dst " + NUMBER + " vec[ =]" + NUMBER + MODES;
	private static final Map<String, Pattern> FORMS = Map.ofEntries(
			form("kvm_set_irq", "gsi " + NUMBER + " level " + NUMBER + "(?: source " + NUMBER + ")?"),
			form("kvm_pic_set_irq", "chip " + NUMBER + " pin " + NUMBER + MODES + COALESCED),
			form("kvm_ioapic_set_irq", "pin " + NUMBER + " " + ENTRY + COALESCED),
			form("kvm_ioapic_delayed_eoi_inj", ENTRY),
			form("kvm_msi_set_irq", ENTRY),
			form("kvm_apic_accept_irq", "apicid " + NUMBER + " vec " + NUMBER + MODES + COALESCED),
			form("kvm_apicv_accept_irq", "apicid " + NUMBER + " vec " + NUMBER + MODES),
			form("kvm_apic_ipi", ENTRY),
			form("kvm_inj_virq", "(?:irq|IRQ|Soft/INTn) " + NUMBER + "(?: \\[reinjected\\])?"),
			form("kvm_ack_irq", "irqchip (?:PIC master|PIC slave|IOAPIC|" + NUMBER + ") pin " + NUMBER),
			form("kvm_eoi", "apicid " + NUMBER + " vector " + NUMBER),
			form("kvm_pv_eoi", "apicid " + NUMBER + " vector " + NUMBER),
			form("kvm_entry", "vcpu " + NUMBER + "(?:, rip " + NUMBER + "(?: intr_info " + NUMBER + " error_code "
					+ NUMBER + ")?(?:\\[immediate exit\\])?)?"),
			form("kvm_exit", "(?:vcpu " + NUMBER + " )?reason \\S+(?: [A-Z]\\S*)* rip " + NUMBER + "(?: info1 " + NUMBER
					+ " info2 " + NUMBER + ")?(?: info " + NUMBER + " " + NUMBER + ")?(?: intr_info " + NUMBER
					+ " error_code " + NUMBER + ")?(?: requests " + NUMBER + ")?"),
			form("kvm_pio", "pio_(?:read|write) at " + NUMBER + " size " + NUMBER + " count " + NUMBER + "(?: val "
					+ NUMBER + ")?(?: \\(\\.\\.\\.\\))?"),
			form("kvm_mmio", "mmio \\S+ len " + NUMBER + " gpa " + NUMBER + "(?: val " + NUMBER + ")?"),
			form("kvm_apic", "apic_(?:read|write) \\w+ = " + NUMBER),
			form("kvm_msr", "msr_(?:read|write) " + NUMBER + " = " + NUMBER + "(?: \\(#GP\\))?"),
			form("kvm_userspace_exit", "reason \\w+ \\(-?\\d+\\)"),
			form("kvm_hypercall", "nr " + NUMBER + "(?: a[0-3] " + NUMBER + "){4}"),
			form("kvm_vcpu_wakeup", "(?:wait|poll) time \\d+ ns(?:, polling (?:in)?valid)?"),
			form("kvm_wait_lapic_expire", "vcpu " + NUMBER + ": delta " + NUMBER + " \\((?:early|late)\\)"),
			form("kvm_avic_incomplete_ipi", "vcpu=" + NUMBER + ", icrh:icrl=" + NUMBER + ":" + NUMBER + ", id=" + NUMBER
					+ ", index=" + NUMBER),
			form("kvm_avic_unaccelerated_access", "vcpu=" + NUMBER + ", offset=" + NUMBER
					+ "\\(\\w*\\), \\w+, vec="
					+ NUMBER),
			form("kvm_fast_mmio", "fast mmio at gpa " + NUMBER),
			form("kvm_pi_irte_update", "(?:VT-d )?PI is [a-z ]+ for irq " + NUMBER + ", vcpu " + NUMBER
					+ ", gsi: " + NUMBER
					+ ", gvec: " + NUMBER + "(?:, pi_desc_addr: " + NUMBER + ")?"));

	/** Fields as they stand in the buffer, {@code gsi=0xa level=1}. */
	private static final Pattern FIELDS = Pattern
			.compile("(?:\\[FAILED TO PARSE\\]\\s*)?(?:[\\w:]+=[^\\s=]+(?:\\s+|$))*");

	private EventForm() {
	}

	private static Map.Entry<String, Pattern> form(String event, String form) {
		return Map.entry(event, Pattern.compile(form));
	}

	/** A text without what somebody wrote behind it. */
	static String printed(String event, String text) {
		Pattern form = FORMS.get(event);
		if (form == null)
			return text;
		Matcher matcher = form.matcher(text);
		return matcher.lookingAt() && matcher.end() < text.length() && text.charAt(matcher.end()) == ' '
				? text.substring(0, matcher.end())
				: text;
	}

	/** True for a list of fields. */
	public static boolean isFields(String text) {
		return FIELDS.matcher(text).matches();
	}

	/** True for events whose texts are known. */
	public static boolean isKnown(String event) {
		return FORMS.containsKey(event);
	}

	/** True when a text is what a kernel prints, or the beginning of it: the rest may stand in the next line. */
	public static boolean begins(String event, String text) {
		Pattern form = FORMS.get(event);
		if (form == null)
			return false;
		Matcher matcher = form.matcher(text);
		return matcher.matches() || matcher.hitEnd() || FIELDS.matcher(text).matches();
	}
}
