package org.irqscope.trace.facts;

import java.util.List;

/** What the device tree of a machine of RISC-V says, as far as interrupts are concerned. */
public sealed interface TreeFact extends Fact {
	/** A hart by its number. */
	record Hart(SourceLine where, int number) implements TreeFact {
	}

	/** Memory of the guest. */
	record Memory(SourceLine where, long address, long size) implements TreeFact {
	}

	/**
	 * A PLIC.
	 *
	 * @param sources how many it has
	 * @param contexts whom each context interrupts, in their order
	 */
	record Plic(SourceLine where, long address, int sources, List<Context> contexts) implements TreeFact {
		public Plic {
			contexts = List.copyOf(contexts);
		}
	}

	/**
	 * Whom a context of a PLIC, or a file of an IMSIC, interrupts.
	 *
	 * @param hart the number of the hart
	 * @param cause the interrupt of the hart: 9 for its supervisor, 11 for machine mode
	 */
	record Context(int hart, int cause) {
	}

	/** An APLIC; without messages it drives the harts itself. */
	record Aplic(SourceLine where, long address, int sources, boolean messages, boolean supervisor)
			implements TreeFact {
	}

	/** The interrupt files of the harts. */
	record Imsics(SourceLine where, long address, int identities, List<Context> files) implements TreeFact {
		public Imsics {
			files = List.copyOf(files);
		}
	}

	/**
	 * A device with a line.
	 *
	 * @param name its name in the tree
	 * @param compatible what drives it
	 * @param type how the line is driven, as Linux counts: 1 and 2 for edges, 4 and 8 for levels, 0 where nobody says
	 */
	record Wired(SourceLine where, String name, String compatible, long address, int line, int type)
			implements TreeFact {
		/** True for a line that stays until the device is served. */
		public boolean isLevel() {
			return (type & 12) != 0;
		}
	}
}
