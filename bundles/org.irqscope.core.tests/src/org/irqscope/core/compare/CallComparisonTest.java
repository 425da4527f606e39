package org.irqscope.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.operation.CompareOperation;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.trace.recorded.FunctionCall;
import org.junit.jupiter.api.Test;

/** A vector of VFIO moves to another vCPU: the walk calls what a function trace of a real kernel has recorded. */
class CallComparisonTest {
	private static final Path TRACE = Path.of("samples", "ftrace-vfio-affinity-move.txt");

	private static CallComparison compare(String stimulus, boolean older) throws Exception {
		VirtualMachine machine;
		try (InputStream document = Examples.machine("move-vfio")) {
			machine = MachineFiles.load(document, "move-vfio");
		}
		machine.getHost().setRepostsAlways(older);
		try (Session session = Session.run(machine, Session.stimulus(machine, Optional.of(stimulus)))) {
			return new CompareOperation(session.walk(), TRACE).calls(new NullProgressMonitor()).orElseThrow();
		}
	}

	@Test
	void kernelBefore516CallsTheSameLineByLine() throws Exception {
		CallComparison comparison = compare("move entry 1", true);
		assertTrue(comparison.same());
		assertEquals(21, comparison.equalCalls());
	}

	@Test
	void kernelOfTodayLeavesOutWhatItNoLongerCalls() throws Exception {
		CallComparison comparison = compare("move entry 1", false);
		assertFalse(comparison.same());
		assertEquals(19, comparison.equalCalls());
		List<SideBySide.Row<Hop, FunctionCall>> alone = comparison.rows().rows().stream().filter(row -> !row.same())
				.toList();
		assertTrue(alone.stream().allMatch(row -> row.left().isEmpty()), "the walk has nothing of its own");
		String again = "vmx_pi_update_irte <-kvm_irq_routing_update";
		assertEquals(List.of(again, again),
				alone.stream().map(row -> text(row.right().orElseThrow())).toList());
	}

	private static String text(FunctionCall call) {
		return call.function() + " <-" + call.caller();
	}

	@Test
	void anotherStoryIsNotTheSame() throws Exception {
		CallComparison comparison = compare("mask entry 1", true);
		assertFalse(comparison.same());
		assertEquals(6, comparison.equalCalls());
	}
}
