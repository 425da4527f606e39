package org.irqscope.cli.output;

import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.expression.ExpressionException;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A breakpoint as it is written on the command line. */
public final class BreakpointText implements ITypeConverter<Breakpoint> {
	@Override
	public Breakpoint convert(String text) {
		try {
			return Breakpoint.parse(text);
		} catch (ExpressionException e) {
			throw new TypeConversionException(Texts.of("export.breakpoint", text, e.located()));
		}
	}
}
