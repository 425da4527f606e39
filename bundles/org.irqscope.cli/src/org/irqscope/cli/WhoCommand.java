package org.irqscope.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.cli.output.AccessJson;
import org.irqscope.core.access.Access;
import org.irqscope.core.access.AccessWay;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.export.WhoOperation;
import org.irqscope.core.picture.Page;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** {@code irqscope who}: says who handles an access of a guest. */
@Command(name = "who", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class WhoCommand implements Callable<Integer> {
	@ParentCommand
	private Irqscope program;
	@Parameters(paramLabel = "M.irqscope", descriptionKey = "irqscope.machine")
	private Path file;
	@ArgGroup(multiplicity = "1")
	private Target target;
	@Option(names = "--length", paramLabel = "BYTES")
	private Optional<Integer> length;
	@Option(names = "--value", paramLabel = "V", converter = Number64.class)
	private Optional<Long> value;
	@Option(names = "--vcpu", paramLabel = "INDEX", defaultValue = "0")
	private int vcpu;
	@Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
	private WhyFormat format;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE")
	private Optional<Path> output;
	@Option(names = "--page", paramLabel = "PAGE", converter = PageName.class)
	private Optional<Page> page;
	@Option(names = "--theme", paramLabel = "light|dark|contrast", defaultValue = "light")
	private ThemeName theme;

	/** What is accessed. */
	static final class Target {
		@Option(names = "--mmio", paramLabel = "ADDRESS", converter = Number64.class)
		private Optional<Long> address = Optional.empty();
		@Option(names = "--pio", paramLabel = "PORT", converter = Number64.class)
		private Optional<Long> port = Optional.empty();
	}

	/** A number of up to 64 bits, with 0x in hex. */
	static final class Number64 implements ITypeConverter<Long> {
		@Override
		public Long convert(String text) {
			try {
				return text.startsWith("0x") || text.startsWith("0X") ? Long.parseUnsignedLong(text.substring(2), 16)
						: Long.parseUnsignedLong(text);
			} catch (NumberFormatException e) {
				throw new TypeConversionException(Texts.of("who.no.number", text));
			}
		}
	}

	@Override
	public Integer call() throws OperationException, IOException {
		IProgressMonitor monitor = program.console().monitor();
		WhoOperation operation = new WhoOperation(MachineReading.read(file, monitor), file.toString(), access(), vcpu);
		AccessWay way = operation.run();
		if (output.isPresent())
			operation.paint(way, page.orElseGet(() -> PageName.page("buses")), theme.theme(), output.get(), monitor);
		program.console().monitor().done();
		Writer out = new OutputStreamWriter(program.console().out(), StandardCharsets.UTF_8);
		if (format == WhyFormat.JSON)
			new AccessJson(out).write(way);
		else
			out.write(way.text().replace("\n", System.lineSeparator()));
		out.write(System.lineSeparator());
		out.flush();
		return ExitCode.DONE;
	}

	private Access access() {
		Access.Space space = target.port.isPresent() ? Access.Space.PIO : Access.Space.MMIO;
		return new Access(space, target.port.or(() -> target.address).orElseThrow(),
				length.orElse(space.usualLength()), value.map(OptionalLong::of).orElse(OptionalLong.empty()));
	}
}
