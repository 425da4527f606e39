package org.irqscope.core.breakpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.irqscope.core.run.Hit;
import org.irqscope.core.run.StopCondition;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.StateView;

/**
 * Where the enabled ones of some breakpoints stop. For the threads of any runs, of which each looks by itself.
 */
final class BreakpointCondition implements StopCondition {
	private final ThreadLocal<Watch> watch;

	/** What one thread looks at hops with. */
	private record Watch(HopLook look, List<Watched> breakpoints) {
		static Watch of(List<Breakpoint> breakpoints) {
			return new Watch(new HopLook(breakpoints), breakpoints.stream().map(Watched::new).toList());
		}

		List<Hit> hits(Walk walk, int hop, IntFunction<? extends StateView> after) {
			List<Hit> hits = new ArrayList<>();
			for (int number = 0; number < breakpoints.size(); number++) {
				Optional<Hit> hit = look.means(number)
						? breakpoints.get(number).hit(walk, hop, look.meant(number), after) : Optional.empty();
				hit.ifPresent(hits::add);
			}
			return List.copyOf(hits);
		}
	}

	BreakpointCondition(List<Breakpoint> breakpoints) {
		watch = ThreadLocal.withInitial(() -> Watch.of(breakpoints));
	}

	@Override
	public List<Hit> at(Walk walk, int hop, IntFunction<? extends StateView> after) {
		Watch mine = watch.get();
		return mine.look().isMeant(walk, hop) ? mine.hits(walk, hop, after) : List.of();
	}
}
