package org.irqscope.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.operation.WhyOperation;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All operations of a script come to the machine before somebody asks what became of its interrupt. */
class ScriptedDiagnosisTest {
	@TempDir
	Path folder;

	@Test
	void anInterruptAfterItsRouteWentIsLostForWantOfTheRoute() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.APIC).machine();
		ScriptStimulus script = ModelFactory.eINSTANCE.createScriptStimulus();
		script.setId("unrouted");
		script.setScript("route-clear\nroute-commit\nline 4 1");
		machine.getStimuli().add(0, script);
		Diagnosis diagnosis = new WhyOperation(machine, "test", List.of(), 0,
				new Question(OptionalInt.empty(), OptionalInt.empty()), OptionalInt.empty())
						.run(new NullProgressMonitor());
		assertEquals(DeliveryObstacle.NO_ROUTE, diagnosis.obstacle().orElseThrow(), diagnosis.text());
	}
}
