package org.irqscope.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class Version implements IVersionProvider {
	@Override
	public String[] getVersion() {
		return new String[] { Texts.of("version") };
	}
}
