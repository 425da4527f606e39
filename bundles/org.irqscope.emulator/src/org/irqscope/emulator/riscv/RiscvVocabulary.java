package org.irqscope.emulator.riscv;

import java.util.List;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Vocabulary;
import org.irqscope.emulator.journal.Why;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.kvm.KvmWhy;

/** What a RISC-V machine can note: the words that all architectures share, RISC-V's own, and those of each part. */
public final class RiscvVocabulary {
	/** For any thread. */
	public static final Vocabulary ALL = new Vocabulary(List.of(RiscvContextKind.values()),
			Stream.<Tracepoint[]>of(KvmTracepoint.values(), RiscvTracepoint.values()).flatMap(Stream::of).toList())
			.with(KvmSite.values(), KvmWhy.values()).with(RiscvSite.values(), new Why[0]).with(RiscvPlace.values());

	private RiscvVocabulary() {
	}
}
