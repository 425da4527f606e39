package org.irqscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import org.irqscope.cli.output.ImportReport;
import org.irqscope.core.operation.ImportOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.model.VirtualMachine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code irqscope import}: makes a machine out of what tools printed, and tells what it is made of. */
@Command(name = "import", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ImportCommand implements Callable<Integer> {
	@ParentCommand
	private Irqscope program;
	@Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "irqscope.import.files")
	private List<Path> files;
	@Option(names = { "-o", "--output" }, required = true, paramLabel = "M.irqscope")
	private Path output;
	@Option(names = "--pid", paramLabel = "PID")
	private Integer process;

	@Option(names = "--assume", paramLabel = "KEY=VALUE")
	private Map<String, String> told = Map.of();

	@Override
	public Integer call() throws OperationException {
		Console console = program.console();
		OptionalInt chosen = process == null ? OptionalInt.empty() : OptionalInt.of(process);
		VirtualMachine machine = new ImportOperation(files, chosen, told, output).run(console.monitor());
		ImportReport.print(machine, console.out());
		console.err().println(ImportReport.summary(machine));
		return ExitCode.DONE;
	}
}
