package org.irqscope.core.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.draft.Conclusions;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.Evidence;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.imports.riscv.RiscvImport;
import org.irqscope.core.imports.traced.Traces;
import org.irqscope.core.imports.x86.ChipModeImport;
import org.irqscope.core.imports.x86.FunctionImport;
import org.irqscope.core.imports.x86.HostImport;
import org.irqscope.core.imports.x86.IoapicImport;
import org.irqscope.core.imports.x86.LapicImport;
import org.irqscope.core.imports.x86.PicImport;
import org.irqscope.core.imports.x86.PitImport;
import org.irqscope.core.imports.x86.VcpuImport;
import org.irqscope.model.FirstLook;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.rules.Limits;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;



/**
 * Makes one machine out of what tools printed about it. What no text says is concluded, and each conclusion is kept in
 * the machine's sources with the line that it rests on. Keeps no state, for any thread.
 */
public final class MachineImport {
	private MachineImport() {
	}

	/**
	 * Reads files and makes a machine of them, or none.
	 *
	 * @param name the machine's name
	 * @param process the process whose machine is meant, when the files describe several
	 * @throws ImportException for the first file that cannot be read
	 * @throws MachineImportException when the files do not make one machine
	 * @throws CancellationException when the progress says so
	 */
	public static VirtualMachine read(String name, List<Path> files, OptionalInt process, Progress progress)
			throws ImportException, MachineImportException {
		return read(name, files, process, Assumptions.none(), progress);
	}

	/** As above, where somebody tells what no file says. */
	public static VirtualMachine read(String name, List<Path> files, OptionalInt process, Assumptions assumptions,
			Progress progress) throws ImportException, MachineImportException {
		List<ImportedText> texts = TraceImporter.readAll(files, progress);
		if (progress.cancelled())
			throw new CancellationException();
		return of(name, texts, process, assumptions);
	}

	/**
	 * Makes a machine of texts.
	 *
	 * @param name the machine's name
	 * @param texts at least one
	 * @param process the process whose machine is meant, when the texts describe several
	 * @throws MachineImportException when the texts do not make one machine
	 */
	public static VirtualMachine of(String name, List<ImportedText> texts, OptionalInt process)
			throws MachineImportException {
		return of(name, texts, process, Assumptions.none());
	}

	/** As above, where somebody tells what no text says. */
	public static VirtualMachine of(String name, List<ImportedText> texts, OptionalInt process,
			Assumptions assumptions) throws MachineImportException {
		VirtualMachine machine = withoutPlaces(name, texts, process, assumptions);
		assumptions.check();
		Optional<String> refusal = Limits.refusal(machine);
		if (refusal.isPresent())
			throw new MachineImportException(new SourceLine(texts.get(0).file(), 0), "machine.no.room", refusal.get());
		FirstLook.choose(machine);
		return machine;
	}

	/** As below, where nobody tells what no text says. */
	static VirtualMachine withoutPlaces(String name, List<ImportedText> texts, OptionalInt process)
			throws MachineImportException {
		return withoutPlaces(name, texts, process, Assumptions.none());
	}

	/** The machine before its diagram is laid out. */
	static VirtualMachine withoutPlaces(String name, List<ImportedText> texts, OptionalInt process,
			Assumptions assumptions) throws MachineImportException {
		Processes processes = Processes.of(texts, process);
		Conclusions conclusions = new Conclusions(texts.get(0).file());
		Traces traces = new Traces(texts.stream().map(processes::eventsOf).toList());
		Evidence evidence = Evidence.of(texts, processes::factsOf);
		boolean riscv = RiscvImport.describes(evidence, traces);
		VirtualMachine machine = riscv ? RiscvImport.begin(name) : Machines.create(name, 0);
		processes.conclude(machine, conclusions);
		Draft draft = new Draft(machine, evidence, traces, conclusions, assumptions);
		if (riscv)
			RiscvImport.run(draft);
		else
			pc(draft);
		SourceImport.run(draft, texts);
		return draft.machine();
	}

	private static void pc(Draft draft) throws MachineImportException {
		new HostImport(draft).run();
		new BusImport(draft).run();
		new ChipModeImport(draft).run();
		new PitImport(draft).run();
		new RoutingImport(draft).run();
		new IoapicImport(draft).run();
		new PicImport(draft).run();
		new VcpuImport(draft).run();
		new LapicImport(draft).run();
		new QemuImport(draft).run();
		new FunctionImport(draft).run();
		new MemoryImport(draft).run();
		new ShownImport(draft).run();
		new DeviceImport(draft).run();
	}
}
