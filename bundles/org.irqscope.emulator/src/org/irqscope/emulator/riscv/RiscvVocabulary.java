package org.irqscope.emulator.riscv;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Vocabulary;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.kvm.KvmWhy;

/** What a RISC-V machine can note: the words that all architectures share, RISC-V's own, and those of each part. */
public final class RiscvVocabulary {
	/** For any thread. */
	public static final Vocabulary ALL = new Vocabulary(List.of(RiscvContextKind.values()),
			all(RiscvPlace::sites, KvmSite.values(), RiscvSite.values()), all(RiscvPlace::reasons, KvmWhy.values()),
			Stream.<Tracepoint[]>of(KvmTracepoint.values(), RiscvTracepoint.values()).flatMap(Stream::of).toList());

	private RiscvVocabulary() {
	}

	@SafeVarargs
	private static <T> List<T> all(Function<RiscvPlace, T[]> ofPart, T[]... words) {
		return Stream.concat(Stream.of(words), Stream.of(RiscvPlace.values()).map(ofPart)).flatMap(Stream::of)
				.toList();
	}
}
