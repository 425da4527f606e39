package org.irqscope.core.imports.x86;

import static org.irqscope.model.ModelPackage.Literals.HOST__VENDOR;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.draft.Conclusions;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.model.Host;
import org.irqscope.model.Vendor;
import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.recorded.TraceEvent;

/** The host: whose virtualization it has, and how it brings vectors into the guest. */
public final class HostImport {
	private static final String VMX = "vmx_", SVM = "svm_", AVIC = "kvm_avic_";
	private static final Pattern REASON = Pattern.compile("\\breason ([A-Za-z]\\w+)");

	private final Draft draft;
	private final Host host;

	/**
	 * Something that only one vendor's hosts have: a function of the kernel, or the reason of an exit.
	 *
	 * @param said what stands in the text
	 * @param key what it shows
	 */
	private record Symbol(String name, String said, String key, SourceLine where) {
		/** A function of the kernel that ran. */
		static Symbol function(String name, SourceLine where) {
			return new Symbol(name, name, "inference.vendor", where);
		}
	}

	public HostImport(Draft draft) {
		this.draft = draft;
		this.host = draft.machine().getHost();
	}

	public void run() throws MachineImportException {
		vendor();
		new ApicvRule(draft).apply(host);
		new VectoringRule(draft).apply(host);
		context("kvm_arch_set_irq_inatomic", "inference.context.irqfd");
		context("kvm_vm_ioctl_irq_line", "inference.context.ioctl");
	}

	/** In whose context interrupts come, as call stacks show it. */
	private void context(String function, String key) {
		symbols().filter(one -> one.name.equals(function)).findFirst()
				.ifPresent(one -> draft.conclusions().add(one.where, host, key, function));
	}

	/** The functions of a vendor's module begin with its name. */
	private void vendor() throws MachineImportException {
		Optional<Symbol> symbol = Stream.concat(symbols(), traced())
				.filter(one -> one.name.startsWith(VMX) || isSvm(one.name)).findFirst();
		host.setVendor(symbol.isPresent() && isSvm(symbol.get().name) ? Vendor.SVM : Vendor.VMX);
		if (symbol.isPresent())
			draft.conclusions().add(symbol.get().where, host, symbol.get().key, symbol.get().said, host.getVendor());
		else {
			Assumptions.Value<String> vendor = draft.assumptions().word("vendor", Vendor.VMX.getName(),
					Set.of(Vendor.VMX.getName(), Vendor.SVM.getName()));
			host.setVendor(Vendor.getByName(vendor.value()));
			Conclusions.about(draft.conclusions().assume(vendor, host, "assumption.vendor", host.getVendor()),
					HOST__VENDOR);
		}
	}

	private Stream<Symbol> traced() {
		Optional<TraceEvent> event = draft.traces().named()
				.first(name -> name.startsWith(AVIC) || name.equals("kvm_exit"));
		Stream<TraceEvent> others = Stream.concat(draft.traces().named().of("kvm_exit").stream(),
				draft.traces().named().first(name -> name.startsWith(AVIC)).stream());
		return Stream.concat(event.stream(), others).flatMap(HostImport::symbols);
	}

	private static boolean isSvm(String name) {
		return name.startsWith(SVM) || name.startsWith(AVIC);
	}

	/** SVM names the reasons of exits in small letters, VMX in capitals; only SVM has AVIC. */
	private static Stream<Symbol> symbols(TraceEvent event) {
		if (event.name().startsWith(AVIC))
			return Stream.of(new Symbol(event.name(), event.name(), "inference.vendor.event", event.where()));
		Matcher reason = REASON.matcher(event.text());
		if (!event.name().equals("kvm_exit") || !reason.find())
			return Stream.empty();
		String vendor = Character.isUpperCase(reason.group(1).charAt(0)) ? VMX : SVM;
		return Stream.of(new Symbol(vendor, reason.group(1), "inference.vendor.exit", event.where()));
	}

	private Stream<Symbol> symbols() {
		return Stream.concat(draft.evidence().stacks().stream().flatMap(HostImport::symbols),
				draft.evidence().calls().stream().flatMap(HostImport::symbols));
	}

	private static Stream<Symbol> symbols(CallStack stack) {
		return Stream.concat(Stream.of(Symbol.function(stack.function(), stack.where())),
				stack.frames().stream().map(frame -> Symbol.function(frame.symbol(), stack.where())));
	}

	private static Stream<Symbol> symbols(FunctionCall call) {
		return Stream.of(Symbol.function(call.function(), call.where()),
				Symbol.function(call.caller(), call.where()));
	}
}
