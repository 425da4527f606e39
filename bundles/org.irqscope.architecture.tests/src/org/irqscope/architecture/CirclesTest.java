package org.irqscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Packages point one way, but for those of one subject that are one thing in several folders. */
class CirclesTest {
	private static final Repository HERE = Repository.here();
	/**
	 * Chips of an architecture call each other as those of the kernel do, their registry names them all, terms of
	 * an expression contain terms, the platform's debug model is one graph of objects, and the editor's parts know it.
	 */
	private static final List<String> ONE_SUBJECT = List.of("org.irqscope.emulator.kvm", "org.irqscope.emulator.x86",
			"org.irqscope.emulator.riscv", "org.irqscope.core.chip", "org.irqscope.core.expression",
			"org.irqscope.debug", "org.irqscope.diagram", "org.irqscope.cli");

	private static boolean isOneSubject(Set<String> circle) {
		return ONE_SUBJECT.stream()
				.anyMatch(root -> circle.stream().allMatch(name -> name.equals(root) || name.startsWith(root + ".")));
	}

	@Test
	void noPackagesOfDifferentSubjectsKnowEachOther() {
		List<String> sources = HERE.bundles().stream().filter(bundle -> !bundle.toString().endsWith(".tests"))
				.flatMap(bundle -> HERE.java(bundle).stream()).map(Repository::text).toList();
		assertEquals(List.of(),
				new Circles(sources).all().stream().filter(circle -> !isOneSubject(circle)).toList());
	}

	@Test
	void circleOfThreeIsFoundAndWhatOnlyLeadsToItIsNot() {
		assertEquals(List.of(Set.of("org.irqscope.a", "org.irqscope.b", "org.irqscope.c")),
				new Circles(List.of("package org.irqscope.a;\nimport org.irqscope.b.One;\n",
						"package org.irqscope.b;\nimport static org.irqscope.c.Two.three;\n",
						"package org.irqscope.c;\nimport org.irqscope.a.Four;\nimport org.irqscope.d.Five;\n",
						"package org.irqscope.e;\nimport org.irqscope.a.Four;\n")).all());
	}
}
