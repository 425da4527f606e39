package org.irqscope.core.imports;

import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.model.Host;
import org.irqscope.model.Vendor;
import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.FunctionCall;
import org.irqscope.trace.facts.SourceLine;

/** The host: whose virtualization it has, and how it brings vectors into the guest. */
final class HostImport {
	private static final String VMX = "vmx_", SVM = "svm_";

	private final Draft draft;
	private final Host host;

	/** A function of the kernel that ran. */
	private record Symbol(String name, SourceLine where) {
	}

	HostImport(Draft draft) {
		this.draft = draft;
		this.host = draft.machine().getHost();
	}

	void run() {
		vendor();
		new ApicvRule(draft).apply(host);
		new VectoringRule(draft).apply(host);
	}

	/** The functions of a vendor's module begin with its name. */
	private void vendor() {
		Optional<Symbol> symbol = symbols().filter(one -> one.name.startsWith(VMX) || one.name.startsWith(SVM))
				.findFirst();
		host.setVendor(symbol.isPresent() && symbol.get().name.startsWith(SVM) ? Vendor.SVM : Vendor.VMX);
		if (symbol.isPresent())
			draft.conclusions().add(symbol.get().where, host, "inference.vendor", symbol.get().name, host.getVendor());
		else
			draft.conclusions().assume(host, "assumption.vendor", host.getVendor());
	}

	private Stream<Symbol> symbols() {
		return Stream.concat(draft.evidence().stacks().stream().flatMap(HostImport::symbols),
				draft.evidence().calls().stream().flatMap(HostImport::symbols));
	}

	private static Stream<Symbol> symbols(CallStack stack) {
		return Stream.concat(Stream.of(new Symbol(stack.function(), stack.where())),
				stack.frames().stream().map(frame -> new Symbol(frame.symbol(), stack.where())));
	}

	private static Stream<Symbol> symbols(FunctionCall call) {
		return Stream.of(new Symbol(call.function(), call.where()), new Symbol(call.caller(), call.where()));
	}
}
