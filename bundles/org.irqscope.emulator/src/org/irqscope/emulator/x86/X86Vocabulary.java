package org.irqscope.emulator.x86;

import java.util.List;
import java.util.function.Function;
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
			all(X86Place::sites, KvmSite.values(), X86Site.values(), BypassSite.values()),
			all(X86Place::reasons, KvmWhy.values(), X86Why.values(), BypassWhy.values()),
			Stream.<Tracepoint[]>of(KvmTracepoint.values(), X86Tracepoint.values())
					.flatMap(Stream::of).toList());

	private X86Vocabulary() {
	}

	@SafeVarargs
	private static <T> List<T> all(Function<X86Place, T[]> ofChip, T[]... words) {
		return Stream.concat(Stream.of(words), Stream.of(X86Place.values()).map(ofChip)).flatMap(Stream::of).toList();
	}
}
