package org.irqscope.emulator.x86;

import java.util.List;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Vocabulary;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.kvm.KvmWhy;
import org.irqscope.emulator.x86.apicv.BypassSite;
import org.irqscope.emulator.x86.apicv.BypassWhy;

/** What an x86 machine can note: the words that all architectures share, x86's own, and those of each chip. */
public final class X86Vocabulary {
	/** For any thread. */
	public static final Vocabulary ALL = new Vocabulary(List.of(X86ContextKind.values()),
			Stream.<Tracepoint[]>of(KvmTracepoint.values(), X86Tracepoint.values()).flatMap(Stream::of).toList())
			.with(KvmSite.values(), KvmWhy.values()).with(X86Site.values(), X86Why.values())
			.with(BypassSite.values(), BypassWhy.values()).with(X86Place.values());

	private X86Vocabulary() {
	}
}
