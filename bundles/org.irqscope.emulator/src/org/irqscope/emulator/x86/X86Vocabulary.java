package org.irqscope.emulator.x86;

import java.util.List;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Vocabulary;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.kvm.KvmWhy;

/** What an x86 machine can note: the words that all architectures share and its own. For any thread. */
public final class X86Vocabulary {
	public static final Vocabulary ALL = new Vocabulary(both(KvmSite.values(), X86Site.values()),
			both(KvmWhy.values(), X86Why.values()), both(KvmTracepoint.values(), X86Tracepoint.values()));

	private X86Vocabulary() {
	}

	@SafeVarargs
	private static <T> List<T> both(T[]... words) {
		return Stream.of(words).flatMap(Stream::of).toList();
	}
}
