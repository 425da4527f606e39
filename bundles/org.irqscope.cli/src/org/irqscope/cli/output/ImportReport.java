package org.irqscope.cli.output;

import java.io.PrintStream;

import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.model.ImportedSource;
import org.irqscope.model.UnknownLine;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.rules.MachineValidator;
import org.irqscope.model.rules.Problem;

/** Tells what an imported machine is made of, what was concluded, and which lines nobody understood. */
public final class ImportReport {
	private ImportReport() {
	}

	/** What became of every line of all files, in one sentence. */
	public static String summary(VirtualMachine machine) {
		int lines = machine.getSources().stream().mapToInt(ImportedSource::getLines).sum();
		int events = machine.getSources().stream().mapToInt(ImportedSource::getEvents).sum();
		int unknown = machine.getSources().stream().mapToInt(source -> source.getUnknownLines().size()).sum();
		return Texts.of("import.summary", Integer.toString(lines), Integer.toString(events),
				Integer.toString(lines - events - unknown), Integer.toString(unknown));
	}

	/** How a conclusion is told: what it rests on, or how the import can be told otherwise. */
	private static String key(Conclusion conclusion) {
		return switch (conclusion.knowledge()) {
		case SEEN -> "import.seen";
		case GIVEN -> "import.given";
		case ASSUMED -> conclusion.assumption().isEmpty() ? "import.assumption" : "import.assumption.key";
		default -> "import.inference";
		};
	}

	public static void print(VirtualMachine machine, PrintStream out) {
		out.println(Texts.of("import.machine", machine.getName(), machine.getVcpus().size(),
				machine.getDevices().size(), machine.getIrqfds().size(), machine.getIrqRouting().getEntries().size(),
				machine.getStimuli().size()));
		for (ImportedSource source : machine.getSources())
			out.println(Texts.of("import.source", source.getFile(), source.getLines(),
					source.getUnknownLines().size()));
		for (Conclusion conclusion : Conclusion.all(machine))
			out.println(Texts.of(key(conclusion), conclusion.file(), Integer.toString(conclusion.line()),
					conclusion.text(), conclusion.assumption()));
		for (ImportedSource source : machine.getSources())
			for (UnknownLine line : source.getUnknownLines())
				out.println(Texts.of("import.unknown", source.getFile(), Integer.toString(line.getLine()),
						line.getText().strip()));
		for (Problem problem : MachineValidator.validate(machine))
			out.println(Texts.of("import.problem", problem.message()));
	}
}
