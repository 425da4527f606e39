package org.irqscope.cli;

import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.pages.Pages;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A page by its name. */
final class PageName implements ITypeConverter<Page> {
	@Override
	public Page convert(String name) {
		return page(name);
	}

	static Page page(String name) {
		return Pages.named(name).orElseThrow(() -> new TypeConversionException(
				Texts.of("export.diagram", name, String.join(", ", Pages.names()))));
	}
}
