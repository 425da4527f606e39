package org.irqscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.cli.output.BreakpointText;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation;
import org.irqscope.core.operation.export.ExportOperation.Moment;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.core.picture.Page;
import org.irqscope.model.VirtualMachine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code irqscope export}: writes the diagram of a machine, alone, in the middle of a walk or at each of its steps. */
@Command(name = "export", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ExportCommand implements Callable<Integer> {
	private static final double MOST_PIXELS = 8;

	@ParentCommand
	private Irqscope program;
	@Parameters(paramLabel = "M.irqscope", descriptionKey = "irqscope.machine")
	private Path file;
	@Option(names = { "--diagram", "--page" }, paramLabel = "PAGE", required = true, converter = PageName.class)
	private Page page;
	@Option(names = "--stimulus", paramLabel = "NAME")
	private List<String> stimuli = List.of();
	@Option(names = "--advance", paramLabel = "NS", defaultValue = "0")
	private long nanoseconds;
	@Mixin
	private NamedTrace recorded;
	@Option(names = "--at", paramLabel = "STEP")
	private Optional<Integer> step;
	@Option(names = "--steps", paramLabel = "A-B", defaultValue = "")
	private String steps;
	@Option(names = "--theme", paramLabel = "light|dark|contrast", defaultValue = "light")
	private ThemeName theme;
	@Option(names = "--format", paramLabel = "FORMAT", required = true)
	private ExportFormat format;
	@Option(names = "--scale", paramLabel = "FACTOR", defaultValue = "1")
	private double scale;
	@Option(names = "--breakpoint", paramLabel = "TEXT", converter = BreakpointText.class)
	private List<Breakpoint> breakpoints = List.of();
	@Mixin
	private PictureLook look;
	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE")
	private Path output;

	@Override
	public Integer call() throws OperationException {
		if (!(scale > 0 && scale <= MOST_PIXELS))
			throw new OperationException("", 0, Texts.of("export.scale", Double.toString(scale), MOST_PIXELS));
		OptionalInt at = step.map(OptionalInt::of).orElse(OptionalInt.empty());
		IProgressMonitor monitor = program.console().monitor();
		boolean traced = recorded.isNamed(file);
		if (traced && !(stimuli.isEmpty() && nanoseconds == 0))
			throw new OperationException(recorded.trace(file).toString(), 0, Texts.of("walk.trace.stimulus"));
		if (nanoseconds < 0)
			throw new OperationException("", 0, Texts.of("walk.advance.negative", Long.toString(nanoseconds)));
		Optional<VirtualMachine> machine = NamedTrace.isMachine(file)
				? Optional.of(MachineReading.read(file, monitor)) : Optional.empty();
		new ExportOperation(machine, file.toString(), traced ? Optional.of(recorded.trace(file)) : Optional.empty(),
				page, new Moment(stimuli, nanoseconds, at), look.style(theme.theme(), format, scale), output)
				.of(WalkSteps.parse(steps)).showing(breakpoints).run(monitor);
		return ExitCode.DONE;
	}
}
