package org.irqscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.core.operation.ExportOperation;
import org.irqscope.core.operation.ExportOperation.Moment;
import org.irqscope.core.operation.ExportOperation.Style;
import org.irqscope.core.operation.ImageFormat;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.picture.Page;
import org.irqscope.scene.Theme;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** {@code irqscope export}: writes the diagram of a machine, alone or in the middle of a walk. */
@Command(name = "export", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ExportCommand implements Callable<Integer> {
	private static final double MOST_PIXELS = 8;

	@ParentCommand
	private Irqscope program;
	@Parameters(paramLabel = "M.irqscope", descriptionKey = "irqscope.machine")
	private Path file;
	@Option(names = "--diagram", paramLabel = "PAGE", required = true, converter = PageName.class)
	private Page page;
	@Option(names = "--stimulus", paramLabel = "NAME")
	private Optional<String> stimulus;
	@Option(names = "--at", paramLabel = "STEP")
	private Optional<Integer> step;
	@Option(names = "--theme", paramLabel = "light|dark|contrast", defaultValue = "light")
	private ThemeName theme;
	@Option(names = "--format", paramLabel = "svg|png", required = true)
	private ImageFormat format;
	@Option(names = "--scale", paramLabel = "FACTOR", defaultValue = "1")
	private double scale;
	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE")
	private Path output;

	/** A page by its name. */
	private static final class PageName implements ITypeConverter<Page> {
		@Override
		public Page convert(String name) {
			return Page.of(name).orElseThrow(() -> new TypeConversionException(Texts.of("export.diagram", name,
					Page.ALL.stream().map(Page::id).collect(Collectors.joining(", ")))));
		}
	}

	/** The themes by the names that their pictures have. */
	private enum ThemeName {
		LIGHT(Theme.LIGHT), DARK(Theme.DARK), CONTRAST(Theme.CONTRAST);

		private final Theme theme;

		ThemeName(Theme theme) {
			this.theme = theme;
		}
	}

	@Override
	public Integer call() throws OperationException {
		if (!(scale > 0 && scale <= MOST_PIXELS))
			throw new OperationException("", 0, Texts.of("export.scale", Double.toString(scale), MOST_PIXELS));
		OptionalInt at = step.map(OptionalInt::of).orElse(OptionalInt.empty());
		IProgressMonitor monitor = program.console().monitor();
		new ExportOperation(MachineReading.read(file, monitor), file.toString(), page, new Moment(stimulus, at),
				new Style(theme.theme, format, scale), output).run(monitor);
		return Main.DONE;
	}
}
