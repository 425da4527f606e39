package org.irqscope.emulator.x86;

import java.util.List;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Vocabulary;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.kvm.KvmWhy;
import org.irqscope.emulator.x86.ioapic.IoapicSite;
import org.irqscope.emulator.x86.ioapic.IoapicWhy;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.irqscope.emulator.x86.lapic.LapicWhy;
import org.irqscope.emulator.x86.pic.PicSite;
import org.irqscope.emulator.x86.pic.PicWhy;
import org.irqscope.emulator.x86.pit.PitSite;
import org.irqscope.emulator.x86.pit.PitWhy;

/** What an x86 machine can note: the words that all architectures share, x86's own, and those of each chip. */
public final class X86Vocabulary {
	/** For any thread. */
	public static final Vocabulary ALL = new Vocabulary(
			all(KvmSite.values(), X86Site.values(), PicSite.values(), IoapicSite.values(), LapicSite.values(),
					PitSite.values()),
			all(KvmWhy.values(), X86Why.values(), PicWhy.values(), IoapicWhy.values(), LapicWhy.values(),
					PitWhy.values()),
			all(KvmTracepoint.values(), X86Tracepoint.values()));

	private X86Vocabulary() {
	}

	@SafeVarargs
	private static <T> List<T> all(T[]... words) {
		return Stream.of(words).flatMap(Stream::of).toList();
	}
}
