package org.irqscope.core.run;

/** What has been decided in a run; a machine that begins alike goes the same way by the same decisions. Immutable. */
public sealed interface Decision {
	/** So many pieces of work were done in their default order. */
	record Go(int pieces) implements Decision {
		public Go {
			if (pieces < 1)
				throw new IllegalArgumentException(pieces + " pieces");
		}
	}

	/**
	 * One of the works that waited was chosen.
	 *
	 * @param work its name or the beginning of it, see {@link Waiting#name}
	 */
	record Choose(String work) implements Decision {
		/** True for the work that was chosen. */
		public boolean means(Waiting waiting) {
			return waiting.name().equals(work) || waiting.name().startsWith(work + " ");
		}
	}

	/** Something came from outside. */
	record Come(Impulse impulse) implements Decision {
	}
}
