package org.irqscope.cli;

import java.io.PrintStream;

import org.irqscope.core.imports.Conclusion;
import org.irqscope.model.ImportedSource;
import org.irqscope.model.MachineValidator;
import org.irqscope.model.Problem;
import org.irqscope.model.UnknownLine;
import org.irqscope.model.VirtualMachine;

/** Tells what an imported machine is made of, what was concluded, and which lines nobody understood. */
final class ImportReport {
	private ImportReport() {
	}

	static void print(VirtualMachine machine, PrintStream out) {
		out.println(Texts.of("import.machine", machine.getName(), machine.getVcpus().size(),
				machine.getDevices().size(), machine.getIrqfds().size(), machine.getIrqRouting().getEntries().size(),
				machine.getStimuli().size()));
		for (ImportedSource source : machine.getSources())
			out.println(Texts.of("import.source", source.getFile(), source.getLines(),
					source.getUnknownLines().size()));
		for (Conclusion conclusion : Conclusion.of(machine))
			out.println(Texts.of(conclusion.isAssumed() ? "import.assumption" : "import.inference", conclusion.file(),
					Integer.toString(conclusion.line()), conclusion.text()));
		for (ImportedSource source : machine.getSources())
			for (UnknownLine line : source.getUnknownLines())
				out.println(Texts.of("import.unknown", source.getFile(), Integer.toString(line.getLine()),
						line.getText().strip()));
		for (Problem problem : MachineValidator.validate(machine))
			out.println(Texts.of("import.problem", problem.message()));
	}
}
